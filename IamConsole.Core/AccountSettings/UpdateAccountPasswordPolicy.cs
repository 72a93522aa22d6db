using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccountSettings;

/// <summary>Sets the account's password policy as a whole: what is left out returns to its default (IAM API Reference, UpdateAccountPasswordPolicy).</summary>
public sealed record UpdateAccountPasswordPolicy : IamOperation<Nothing, AccountTarget>
{
    private const int DefaultMinimumLength = 6;

    public int? MinimumPasswordLength { get; init; }

    public bool RequireSymbols { get; init; }

    public bool RequireNumbers { get; init; }

    public bool RequireUppercaseCharacters { get; init; }

    public bool RequireLowercaseCharacters { get; init; }

    public bool AllowUsersToChangePassword { get; init; }

    /// <summary>In days; none where passwords never expire.</summary>
    public int? MaxPasswordAge { get; init; }

    public int? PasswordReusePrevention { get; init; }

    public bool? HardExpiry { get; init; }

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => AccountTarget.FindAsync(context, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("iam:UpdateAccountPasswordPolicy", "*")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        var policy = await context.Db.PasswordPolicies.FirstOrDefaultAsync(cancellationToken);
        if (policy is null)
        {
            policy = new Model.PasswordPolicy();
            context.Db.PasswordPolicies.Add(policy);
        }

        policy.MinimumLength = MinimumPasswordLength ?? DefaultMinimumLength;
        policy.RequiresSymbol = RequireSymbols;
        policy.RequiresNumber = RequireNumbers;
        policy.RequiresUppercase = RequireUppercaseCharacters;
        policy.RequiresLowercase = RequireLowercaseCharacters;
        policy.AllowsUsersToChangePassword = AllowUsersToChangePassword;
        policy.MaximumAge = MaxPasswordAge;
        policy.ReusePrevention = PasswordReusePrevention;
        policy.IsHardExpiry = HardExpiry ?? false;
        return Nothing.Value;
    }
}
