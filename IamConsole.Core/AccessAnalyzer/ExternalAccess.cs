using IamConsole.Core.Storage;
using IamConsole.Core.Trust;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>Finds which of an account's roles an entity outside the account can assume.</summary>
internal static class ExternalAccess
{
    public static async Task<IReadOnlyList<FoundAccess>> FindAsync(IamDbContext db, IReadOnlyList<AnalyzedResource> resources, CancellationToken cancellationToken)
    {
        var ids = resources.Select(resource => resource.Id).ToList();
        var stored = await db.Roles.AsNoTracking().Where(role => ids.Contains(role.Id)).Select(role => new { role.Id, role.AssumeRolePolicyDocument }).ToDictionaryAsync(role => role.Id, role => role.AssumeRolePolicyDocument, cancellationToken);
        var roles = resources.Where(resource => stored.ContainsKey(resource.Id)).ToList();
        var trust = await TrustDocument.ShowAsync(db, [.. roles.Select(role => stored[role.Id])], cancellationToken);
        return [.. roles.Zip(trust).SelectMany(pair => TrustAnalysis.Find(db.Account, pair.Second).Select(grant => new FoundAccess(FindingTypes.ExternalAccess, pair.First, grant.Subject)
        {
            PrincipalType = grant.PrincipalType,
            Principal = grant.Principal,
            IsPublic = grant.IsPublic,
            Condition = AnalyzerJson.Write(grant.Condition),
            Details = AnalyzerJson.Write(grant.Actions),
        }))];
    }
}
