using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccountSettings;

/// <summary>Gives the account its alias, in place of the one that it had. An alias is unique in the installation.</summary>
public sealed record CreateAccountAlias(string AccountAlias) : IamOperation<Nothing, AccountTarget>
{
    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => AccountTarget.FindAsync(context, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("iam:CreateAccountAlias", "*")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        if (AliasRules.FirstProblem(AccountAlias) is { } problem)
        {
            return problem;
        }

        var own = context.Account.ToString();
        if (await context.Db.Accounts.IgnoreQueryFilters().AnyAsync(account => account.Alias == AccountAlias && account.Id != own, cancellationToken))
        {
            return AliasRules.Taken(AccountAlias);
        }

        ((Account)target.Revisioned!).Alias = AccountAlias;
        return Nothing.Value;
    }
}
