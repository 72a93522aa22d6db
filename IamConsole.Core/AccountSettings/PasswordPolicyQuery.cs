using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccountSettings;

/// <summary>The password policy that is in force, custom or IAM's default.</summary>
public sealed record PasswordPolicyQuery : ConsoleQuery<PasswordPolicyInForce>
{
    /// <summary>Whether it is sent because something has changed, or to say the rules where a password is chosen.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [new("iam:GetAccountPasswordPolicy", "*")];

    protected internal override async Task<IamResult<PasswordPolicyInForce>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var account = await context.Db.Accounts.SingleAsync(cancellationToken);
        var custom = await context.Db.PasswordPolicies.FirstOrDefaultAsync(cancellationToken);
        return new PasswordPolicyInForce(ExpectedRevision.Of(account), PasswordRules.Of(custom), custom is null ? null : PasswordPolicy.Of(custom));
    }
}

/// <summary>The password policy of an account.</summary>
/// <param name="Account">To be sent with changes.</param>
/// <param name="Rules">What a password must look like.</param>
/// <param name="Custom">The custom policy; none where IAM's default is in force.</param>
public sealed record PasswordPolicyInForce(ExpectedRevision Account, PasswordRules Rules, PasswordPolicy? Custom);
