using IamConsole.Core.Arns;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Authentication;

/// <summary>Finds the account that somebody means by its id or alias.</summary>
public sealed class AccountLookup(IamStore store)
{
    /// <summary>Twelve digits, also in groups of four as the console shows them, or an alias in any case.</summary>
    /// <returns>The account, or none.</returns>
    public async Task<AccountId?> FindAsync(string idOrAlias, CancellationToken cancellationToken = default)
    {
        var text = idOrAlias.Trim();
        var ungrouped = text is [_, _, _, _, '-', _, _, _, _, '-', _, _, _, _] ? text.Replace("-", "", StringComparison.Ordinal) : text;
        await using var unit = await store.BeginReadAsync(default, cancellationToken);
        var id = await unit.Db.Accounts.IgnoreQueryFilters()
            .Where(account => account.Alias == text || account.Id == ungrouped)
            .OrderByDescending(account => account.Alias == text)
            .Select(account => account.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return id is null ? null : AccountId.Parse(id);
    }
}
