using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccountSettings;

/// <summary>The account's alias: a list of one, or an empty one.</summary>
public sealed record ListAccountAliases : IamOperation<ListAccountAliasesResult, AccountTarget>
{
    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => Task.FromResult(AccountTarget.Any);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("iam:ListAccountAliases", "*")];

    protected override async Task<IamResult<ListAccountAliasesResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        var alias = await context.Db.Accounts.Select(account => account.Alias).SingleAsync(cancellationToken);
        return new ListAccountAliasesResult(alias is null || Marker is not null ? [] : [alias], false, null);
    }
}

/// <summary>The aliases.</summary>
public sealed record ListAccountAliasesResult(IReadOnlyList<string> AccountAliases, bool IsTruncated, string? Marker);
