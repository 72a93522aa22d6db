using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>What the page of one analyzer shows. The archive rules are their own action's to show.</summary>
public sealed record AnalyzerDetailQuery(string AnalyzerName) : ConsoleQuery<AnalyzerDetail>
{
    /// <summary>Whether it is sent because something has changed elsewhere.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<AnalyzerDetail>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var target = await context.FindAnalyzerNamedAsync(AnalyzerName, cancellationToken);
        if ((await context.DemandAsync(target.Action("access-analyzer:GetAnalyzer"), cancellationToken) ?? target.Missing) is { } refusal)
        {
            return refusal;
        }

        var (db, analyzer) = (context.Db, target.Existing);
        var seesFindings = await context.IsAllowedAsync(target.Action("access-analyzer:ListFindings"), cancellationToken);
        return new AnalyzerDetail
        {
            Shown = ExpectedRevision.Of(analyzer),
            Name = analyzer.Name,
            Arn = analyzer.Id,
            Type = analyzer.Type,
            UnusedAccessAge = analyzer.UnusedAccessAge,
            Exclusions = AnalysisExclusions.Of(analyzer),
            CreatedAt = analyzer.CreatedAt,
            AnalyzedAt = analyzer.LastResourceAnalyzedAt,
            Tags = target.Tags,
            ActiveFindings = !seesFindings ? Guarded.Denied<int>()
                : Guarded.Of(await db.AccessFindings.CountAsync(finding => finding.AnalyzerId == analyzer.Id && finding.Status == FindingTypes.Active, cancellationToken)),
            ArchiveRules = await context.DemandAsync(target.Action("access-analyzer:ListArchiveRules"), cancellationToken) is { } denied ? denied
                : new AnalyzerRules([.. (await db.ArchiveRules.AsNoTracking().Where(rule => rule.AnalyzerId == analyzer.Id).OrderBy(rule => rule.Name).ToListAsync(cancellationToken)).Select(ArchiveRuleSummary.Of)]),
        };
    }
}

/// <summary>An analyzer with all that can be changed of it.</summary>
public sealed record AnalyzerDetail
{
    /// <summary>The analyzer, to be sent with changes.</summary>
    public required ExpectedRevision Shown { get; init; }

    public required string Name { get; init; }

    public required string Arn { get; init; }

    /// <summary>AWS's word: <see cref="Analyzer.ExternalAccess"/> or <see cref="Analyzer.UnusedAccess"/>.</summary>
    public required string Type { get; init; }

    /// <summary>The tracking period in days; none of an analyzer of external access.</summary>
    public int? UnusedAccessAge { get; init; }

    /// <summary>Which users and roles it leaves out.</summary>
    public required IReadOnlyList<AnalysisRuleCriteria> Exclusions { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When all was last looked at; none until then.</summary>
    public DateTimeOffset? AnalyzedAt { get; init; }

    public required IReadOnlyList<Tag> Tags { get; init; }

    /// <summary><c>access-analyzer:ListFindings</c> shows it.</summary>
    public required Guarded<int> ActiveFindings { get; init; }

    /// <summary>The rules, or the refusal of <c>access-analyzer:ListArchiveRules</c>.</summary>
    public required IamResult<AnalyzerRules> ArchiveRules { get; init; }
}

/// <summary>The archive rules of an analyzer, by name.</summary>
public sealed record AnalyzerRules(IReadOnlyList<ArchiveRuleSummary> Rules);
