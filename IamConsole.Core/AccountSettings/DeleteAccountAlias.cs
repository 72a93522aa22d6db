using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.AccountSettings;

/// <summary>Takes the account's alias away; its sign-in address by alias stops at once.</summary>
public sealed record DeleteAccountAlias(string AccountAlias) : IamOperation<Nothing, AccountTarget>
{
    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => AccountTarget.FindAsync(context, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("iam:DeleteAccountAlias", "*")];

    protected override Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        var account = (Account)target.Revisioned!;
        if (account.Alias != AccountAlias)
        {
            return Task.FromResult<IamResult<Nothing>>(IamError.NoSuchEntity($"The account alias {AccountAlias} cannot be found."));
        }

        account.Alias = null;
        return Task.FromResult<IamResult<Nothing>>(Nothing.Value);
    }
}
