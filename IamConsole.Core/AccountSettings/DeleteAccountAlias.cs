using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccountSettings;

/// <summary>Takes the account's alias away; its sign-in address by alias stops at once.</summary>
public sealed record DeleteAccountAlias(string AccountAlias) : IamOperation<Nothing, AccountTarget>
{
    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => Task.FromResult(AccountTarget.Any);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("iam:DeleteAccountAlias", "*")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        var account = await context.Db.Accounts.SingleAsync(cancellationToken);
        if (account.Alias != AccountAlias)
        {
            return IamError.NoSuchEntity($"The account alias {AccountAlias} cannot be found.");
        }

        account.Alias = null;
        return Nothing.Value;
    }
}
