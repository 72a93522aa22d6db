using IamConsole.Core.Arns;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Authentication;

/// <summary>
/// The users and roles that trust policies name, of any account of the installation. On save each ARN becomes the unique id of whoever
/// has it, so that a later one of the same name is not trusted; shown is the ARN again, and of one that is gone its id.
/// </summary>
/// <remarks>It looks across accounts and tells no more than that an ARN which the author wrote is somebody's, and what that one's ARN is now.</remarks>
public static class TrustedPrincipals
{
    /// <summary>The ids of users and roles by their ARNs; only of those that exist.</summary>
    /// <param name="db">Of the open transaction.</param>
    /// <param name="arns">As the author wrote them.</param>
    /// <param name="cancellationToken">Ends the read early.</param>
    /// <returns>An id for each ARN of a user or role that exists; none for one that an account of the installation does not have; ARNs of other accounts are left out.</returns>
    public static async Task<IReadOnlyDictionary<string, string?>> FindPrincipalIdsAsync(this IamDbContext db, IEnumerable<string> arns, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(arns);
        var found = new Dictionary<string, string?>();
        foreach (var text in arns.Distinct())
        {
            if (!Arn.TryParse(text, out var arn) || !AccountId.TryParse(arn.Account, null, out var account) || arn != Arn.OfIam(account, arn.Resource) || !IsUserOrRole(arn)
                || !await db.Accounts.IgnoreQueryFilters().AnyAsync(row => row.Id == arn.Account, cancellationToken))
            {
                continue;
            }

            var (owner, name) = (arn.Account, Arn.NameIn(text));
            found[text] = arn.Resource.StartsWith("role/", StringComparison.Ordinal)
                ? (await db.Roles.IgnoreQueryFilters().AsNoTracking().Where(role => role.AccountId == owner && role.Name == name).ToListAsync(cancellationToken))
                    .Find(role => Arn.Role(account, role.Path, role.Name) == arn)?.Id
                : (await db.Users.IgnoreQueryFilters().AsNoTracking().Where(user => user.AccountId == owner && user.Name == name).ToListAsync(cancellationToken))
                    .Find(user => Arn.User(account, user.Path, user.Name) == arn)?.Id;
        }

        return found;
    }

    /// <summary>The ARNs that users and roles have now by their ids; those that are gone are left out.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> FindPrincipalArnsAsync(this IamDbContext db, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(ids);
        if (ids.Count == 0)
        {
            return new Dictionary<string, string>();
        }

        var users = await db.Users.IgnoreQueryFilters().AsNoTracking().Where(user => ids.Contains(user.Id)).Select(user => new { user.AccountId, user.Id, user.Path, user.Name }).ToListAsync(cancellationToken);
        var roles = await db.Roles.IgnoreQueryFilters().AsNoTracking().Where(role => ids.Contains(role.Id)).Select(role => new { role.AccountId, role.Id, role.Path, role.Name }).ToListAsync(cancellationToken);
        return users.Select(user => (user.Id, Arn: Arn.User(AccountId.Parse(user.AccountId), user.Path, user.Name)))
            .Concat(roles.Select(role => (role.Id, Arn: Arn.Role(AccountId.Parse(role.AccountId), role.Path, role.Name))))
            .ToDictionary(pair => pair.Id, pair => pair.Arn.ToString());
    }

    /// <summary>Which of some accounts are not of this installation, so that nothing of what is in them can be checked.</summary>
    public static async Task<IReadOnlyList<string>> FindExternalAccountsAsync(this IamDbContext db, IReadOnlyCollection<string> accounts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(accounts);
        var here = await db.Accounts.IgnoreQueryFilters().Where(account => accounts.Contains(account.Id)).Select(account => account.Id).ToListAsync(cancellationToken);
        return [.. accounts.Except(here)];
    }

    private static bool IsUserOrRole(Arn arn) => arn.Resource.StartsWith("user/", StringComparison.Ordinal) || arn.Resource.StartsWith("role/", StringComparison.Ordinal);
}
