using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccountSettings;

/// <summary>Returns the account to IAM's default password policy.</summary>
public sealed record DeleteAccountPasswordPolicy : IamOperation<Nothing, AccountTarget>
{
    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => AccountTarget.FindAsync(context, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("iam:DeleteAccountPasswordPolicy", "*")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        if (await context.Db.PasswordPolicies.FirstOrDefaultAsync(cancellationToken) is not { } policy)
        {
            return IamError.NoSuchEntity("The account policy with name PasswordPolicy cannot be found.");
        }

        context.Db.PasswordPolicies.Remove(policy);
        return Nothing.Value;
    }
}
