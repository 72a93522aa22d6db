using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>One look of an analyzer at some resources, within an open transaction.</summary>
/// <param name="db">The account's rows.</param>
/// <param name="analyzer">The analyzer.</param>
/// <param name="now">The account clock's time.</param>
/// <param name="withPermissions">Whether the unused permissions are looked for too, which takes longest by far.</param>
internal sealed class AnalysisRun(IamDbContext db, Analyzer analyzer, DateTimeOffset now, bool withPermissions)
{
    private DateTimeOffset Since => now.AddDays(-(analyzer.UnusedAccessAge ?? UnusedAccessConfiguration.DefaultAge));

    /// <summary>What the analyzer finds of resources.</summary>
    public async Task<IReadOnlyList<FoundAccess>> FindAsync(IReadOnlyList<AnalyzedResource> resources, CancellationToken cancellationToken)
    {
        if (analyzer.Type == Analyzer.ExternalAccess)
        {
            return await ExternalAccess.FindAsync(db, resources, cancellationToken);
        }

        var found = new List<FoundAccess>(await UnusedAccess.FindCredentialsAsync(db, resources, Since, cancellationToken));
        if (withPermissions)
        {
            var unusedRoles = found.Where(access => access.FindingType == FindingTypes.UnusedRole).Select(access => access.Resource).ToHashSet();
            foreach (var resource in resources.Where(resource => !unusedRoles.Contains(resource)))
            {
                if (await UnusedAccess.FindPermissionsAsync(db, resource, now, Since, cancellationToken) is { } permissions)
                {
                    found.Add(permissions);
                }
            }
        }

        return found;
    }

    /// <summary>Brings the findings about resources in line with what was found of them. The rows are not saved yet.</summary>
    /// <param name="arns">The resources.</param>
    /// <param name="found">All that was found of them.</param>
    /// <param name="cancellationToken">Ends the read early.</param>
    /// <returns>Whether any finding says something else than before.</returns>
    public async Task<bool> ApplyAsync(IReadOnlyList<string> arns, IReadOnlyList<FoundAccess> found, CancellationToken cancellationToken)
    {
        var known = await Known().Where(finding => arns.Contains(finding.Resource)).ToListAsync(cancellationToken);
        var rules = await db.ArchiveRules.AsNoTracking().Where(rule => rule.AnalyzerId == analyzer.Id).ToListAsync(cancellationToken);
        db.AccessFindings.AddRange(new FindingSync(analyzer, rules, now).Apply(known, found, out var changed));
        return changed;
    }

    /// <summary>The resources with open findings that are no longer looked at: they are gone, renamed or left out.</summary>
    public async Task<IReadOnlyList<string>> FindGoneAsync(IReadOnlyList<AnalyzedResource> all, CancellationToken cancellationToken)
    {
        var open = await db.AccessFindings.Where(finding => finding.AnalyzerId == analyzer.Id && finding.Status != FindingTypes.Resolved).Select(finding => finding.Resource).Distinct().ToListAsync(cancellationToken);
        return [.. open.Except(all.Select(resource => resource.Arn))];
    }

    /// <summary>Deletes the findings that were resolved long ago.</summary>
    public Task ForgetAsync(CancellationToken cancellationToken)
    {
        var last = now - AccessAnalysis.ResolvedAreKeptFor;
        return db.AccessFindings.Where(finding => finding.AnalyzerId == analyzer.Id && finding.Status == FindingTypes.Resolved && finding.UpdatedAt < last).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Notes that all was looked at. Not where the analyzer was told meanwhile to leave out something else.</summary>
    /// <param name="asBegun">The analyzer as it was when the look began.</param>
    /// <param name="latest">The ARN of what was looked at last, or none.</param>
    public void Finish(Analyzer asBegun, string? latest)
    {
        if (analyzer.Exclusions == asBegun.Exclusions)
        {
            (analyzer.LastResourceAnalyzed, analyzer.LastResourceAnalyzedAt) = (latest, now);
        }
    }

    private IQueryable<AccessFinding> Known() =>
        db.AccessFindings.Where(finding => finding.AnalyzerId == analyzer.Id && (withPermissions || finding.FindingType != FindingTypes.UnusedPermission));
}
