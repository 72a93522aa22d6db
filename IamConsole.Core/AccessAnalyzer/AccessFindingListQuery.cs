using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>What the pages of external and of unused access list.</summary>
/// <param name="AnalyzerName">The analyzer.</param>
public sealed record AccessFindingListQuery(string AnalyzerName) : ConsoleQuery<AccessFindingListResult>
{
    /// <summary>A part of the resource's ARN or of the principal; empty for all.</summary>
    public string Search { get; init; } = "";

    /// <summary>By <c>id</c>, <c>resource</c>, <c>resource-type</c>, <c>type</c>, <c>principal</c>, <c>condition</c>, <c>public</c> (<c>on</c> or <c>off</c>), and in days since: <c>updated</c>, <c>used</c>.</summary>
    public PropertyFilter Filter { get; init; } = PropertyFilter.None;

    /// <summary>AWS's word, or none for every status.</summary>
    public string? Status { get; init; } = FindingTypes.Active;

    public FindingSort Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>What sorts those that are equal by that; the newest first otherwise.</summary>
    public SortBy<FindingSort>? Then { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 50;

    /// <summary>Whether it is sent because something has changed elsewhere.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<AccessFindingListResult>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var target = await context.FindAnalyzerNamedAsync(AnalyzerName, cancellationToken);
        if ((await context.DemandAsync(target.Action("access-analyzer:ListFindings"), cancellationToken) ?? target.Missing) is { } refusal)
        {
            return refusal;
        }

        var filtered = await FindingProperties.All.MeetingAsync(Filter, context.Now, _ => ValueTask.FromResult(true));
        if (!filtered.TryGet(out var meetsFilter, out var error))
        {
            return error;
        }

        var pattern = Searching.Contains(Search.Trim());
        var found = context.Db.AccessFindings.AsNoTracking()
            .Where(finding => finding.AnalyzerId == target.ArnText && (Status == null || finding.Status == Status))
            .Where(finding => EF.Functions.Like(finding.Resource, pattern, Searching.Escape) || EF.Functions.Like(finding.Principal, pattern, Searching.Escape))
            .Where(meetsFilter);
        var total = await found.CountAsync(cancellationToken);
        var page = await Ordered(found).Skip(Skip).Take(Searching.Rows(Take)).ToListAsync(cancellationToken);
        return new AccessFindingListResult([.. page.Select(AccessFindingRow.Of)], total);
    }

    private IQueryable<AccessFinding> Ordered(IQueryable<AccessFinding> findings)
    {
        foreach (var sort in new[] { new SortBy<FindingSort>(Sort, Descending), Then }.OfType<SortBy<FindingSort>>())
        {
            findings = sort.Column switch
            {
                FindingSort.Resource => findings.By(finding => finding.Resource, sort.Descending),
                FindingSort.Type => findings.By(finding => finding.FindingType, sort.Descending),
                FindingSort.Principal => findings.By(finding => finding.Principal, sort.Descending),
                FindingSort.LastAccessed => findings.By(finding => finding.LastAccessedAt, sort.Descending),
                FindingSort.Status => findings.By(finding => finding.Status, sort.Descending),
                _ => findings.By(finding => finding.UpdatedAt, sort.Descending),
            };
        }

        return findings.By(finding => finding.UpdatedAt, descending: true).By(finding => finding.Id);
    }
}

/// <summary>One page of findings.</summary>
/// <param name="Rows">In the order asked for.</param>
/// <param name="Total">How many match in all.</param>
public sealed record AccessFindingListResult(IReadOnlyList<AccessFindingRow> Rows, int Total);

/// <summary>A finding as lists show it.</summary>
public sealed record AccessFindingRow
{
    public required string Id { get; init; }

    /// <summary>One of <see cref="FindingTypes"/>.</summary>
    public required string FindingType { get; init; }

    /// <summary>The ARN of the role or user.</summary>
    public required string Resource { get; init; }

    public required string ResourceType { get; init; }

    /// <summary>Who has access from outside; empty of unused access.</summary>
    public required string Principal { get; init; }

    /// <summary>AWS or Federated; empty of unused access.</summary>
    public required string PrincipalType { get; init; }

    /// <summary>Whether anyone at all has the access.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>The condition keys that the access depends on, and their values.</summary>
    public required IReadOnlyDictionary<string, string> Condition { get; init; }

    /// <summary>The actions of external access; empty of unused access.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>The access key, of an unused one.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>How many services have unused permissions; of other findings 0.</summary>
    public int UnusedServices { get; init; }

    /// <summary>When it was last used; none where it never was, and of external access.</summary>
    public DateTimeOffset? LastAccessedAt { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    internal static AccessFindingRow Of(AccessFinding finding) => new()
    {
        Id = finding.Id,
        FindingType = finding.FindingType,
        Resource = finding.Resource,
        ResourceType = finding.ResourceType,
        Principal = finding.Principal,
        PrincipalType = finding.PrincipalType,
        IsPublic = finding.IsPublic,
        Condition = AnalyzerJson.Read<IReadOnlyDictionary<string, string>>(finding.Condition),
        Actions = finding.FindingType == FindingTypes.ExternalAccess ? AnalyzerJson.Read<IReadOnlyList<string>>(finding.Details) : [],
        AccessKeyId = finding.FindingType == FindingTypes.UnusedAccessKey ? finding.Subject : null,
        UnusedServices = finding.FindingType == FindingTypes.UnusedPermission ? AnalyzerJson.Read<IReadOnlyList<UnusedPermissionDetails>>(finding.Details).Count : 0,
        LastAccessedAt = finding.LastAccessedAt,
        Status = finding.Status,
        UpdatedAt = finding.UpdatedAt,
    };
}

/// <summary>What lists of findings are sorted by.</summary>
public enum FindingSort
{
    Updated,
    Resource,
    Type,
    Principal,
    LastAccessed,
    Status,
}
