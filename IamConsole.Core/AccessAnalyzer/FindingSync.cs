using IamConsole.Core.Model;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>Brings the findings about some resources in line with what was found (IAM User Guide, Archive and resolve findings).</summary>
/// <remarks>What is new is active, or archived where a rule says so; what is gone is resolved; what has come back is as if it were new, under its old id.</remarks>
internal sealed class FindingSync(Analyzer analyzer, IReadOnlyList<ArchiveRule> rules, DateTimeOffset now)
{
    /// <summary>Changes the findings that there are, and gives those to add.</summary>
    /// <param name="known">All findings of the analyzer about the resources, of the types that were looked for.</param>
    /// <param name="found">What was found of them.</param>
    /// <param name="changed">Whether any finding says something else than before.</param>
    public IReadOnlyList<AccessFinding> Apply(IEnumerable<AccessFinding> known, IEnumerable<FoundAccess> found, out bool changed)
    {
        var open = found.ToDictionary(access => (access.Resource.Arn, access.FindingType, access.Subject));
        changed = false;
        foreach (var finding in known)
        {
            changed |= open.Remove((finding.Resource, finding.FindingType, finding.Subject), out var access) ? Keep(finding, access) : Resolve(finding);
            finding.AnalyzedAt = now;
        }

        var added = open.Values.Select(New).ToList();
        changed |= added.Count > 0;
        return added;
    }

    private bool Keep(AccessFinding finding, FoundAccess access)
    {
        var isBack = finding.Status == FindingTypes.Resolved;
        if (!isBack && finding.Details == access.Details && finding.LastAccessedAt == access.LastAccessedAt)
        {
            return false;
        }

        (finding.Details, finding.LastAccessedAt, finding.UpdatedAt) = (access.Details, access.LastAccessedAt, now);
        if (isBack)
        {
            finding.Status = FindingTypes.Active;
            finding.Status = StatusOf(finding);
        }

        return true;
    }

    private bool Resolve(AccessFinding finding)
    {
        if (finding.Status == FindingTypes.Resolved)
        {
            return false;
        }

        (finding.Status, finding.UpdatedAt) = (FindingTypes.Resolved, now);
        return true;
    }

    private AccessFinding New(FoundAccess access)
    {
        var finding = new AccessFinding
        {
            AccountId = analyzer.AccountId,
            Id = Guid.NewGuid().ToString(),
            AnalyzerId = analyzer.Id,
            FindingType = access.FindingType,
            Resource = access.Resource.Arn,
            ResourceType = access.Resource.Type,
            Subject = access.Subject,
            Status = FindingTypes.Active,
            Principal = access.Principal,
            PrincipalType = access.PrincipalType,
            IsPublic = access.IsPublic,
            Condition = access.Condition,
            Details = access.Details,
            LastAccessedAt = access.LastAccessedAt,
            CreatedAt = now,
            AnalyzedAt = now,
            UpdatedAt = now,
        };
        finding.Status = StatusOf(finding);
        return finding;
    }

    private string StatusOf(AccessFinding finding) => rules.Any(finding.IsArchivedBy) ? FindingTypes.Archived : FindingTypes.Active;
}
