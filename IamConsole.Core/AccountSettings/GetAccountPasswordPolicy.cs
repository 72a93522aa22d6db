using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccountSettings;

/// <summary>The account's custom password policy; an error where IAM's default is in force.</summary>
public sealed record GetAccountPasswordPolicy : IamOperation<GetAccountPasswordPolicyResult, AccountTarget>
{
    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => Task.FromResult(AccountTarget.Any);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("iam:GetAccountPasswordPolicy", "*")];

    protected override async Task<IamResult<GetAccountPasswordPolicyResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken) =>
        await context.Db.PasswordPolicies.FirstOrDefaultAsync(cancellationToken) is { } policy
            ? new GetAccountPasswordPolicyResult(PasswordPolicy.Of(policy))
            : IamError.NoSuchEntity($"The Password Policy with domain name {context.Account} cannot be found.");
}

/// <summary>The custom password policy.</summary>
public sealed record GetAccountPasswordPolicyResult(PasswordPolicy PasswordPolicy);
