using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>A role or user that an analyzer looks at.</summary>
/// <param name="Id">The unique id.</param>
/// <param name="Arn">As it is now.</param>
/// <param name="Type">AWS's word for the kind of resource.</param>
/// <param name="CreatedAt">When it was made.</param>
internal sealed record AnalyzedResource(string Id, string Arn, string Type, DateTimeOffset CreatedAt)
{
    /// <summary>What an analyzer looks at: of external access every role, of unused access every role and user that it does not leave out. Never a service-linked role, which only its service can assume.</summary>
    public static async Task<IReadOnlyList<AnalyzedResource>> ListAsync(IamDbContext db, Analyzer analyzer, CancellationToken cancellationToken)
    {
        var roles = await db.Roles.AsNoTracking().Where(role => !role.Path.StartsWith(IamRole.ServiceLinkedPath))
            .Select(role => new AnalyzedResource(role.Id, Arns.Arn.Role(db.Account, role.Path, role.Name).ToString(), FindingTypes.Role, role.CreatedAt)).ToListAsync(cancellationToken);
        if (analyzer.Type == Analyzer.ExternalAccess)
        {
            return Sorted(roles);
        }

        var users = await db.Users.AsNoTracking()
            .Select(user => new AnalyzedResource(user.Id, Arns.Arn.User(db.Account, user.Path, user.Name).ToString(), FindingTypes.User, user.CreatedAt)).ToListAsync(cancellationToken);
        var exclusions = AnalysisExclusions.Of(analyzer);
        if (exclusions is [])
        {
            return Sorted([.. roles, .. users]);
        }

        var tags = (await db.Tags.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(tag => tag.ResourceId, tag => new Tag(tag.Key, tag.Value));
        return Sorted([.. roles.Concat(users).Where(resource => !exclusions.LeavesOut(tags[resource.Id]))]);
    }

    /// <summary>The resource of an ARN that an analyzer looks at, or none.</summary>
    public static async Task<AnalyzedResource?> FindAsync(IamDbContext db, Analyzer analyzer, string arn, CancellationToken cancellationToken) =>
        (await ListAsync(db, analyzer, cancellationToken)).FirstOrDefault(resource => resource.Arn == arn);

    private static IReadOnlyList<AnalyzedResource> Sorted(List<AnalyzedResource> resources) => [.. resources.OrderBy(resource => resource.Arn, StringComparer.Ordinal)];
}
