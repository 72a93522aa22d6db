using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>What the page 'Analyzer settings' lists: every analyzer with what it has found. An account has few.</summary>
public sealed record AnalyzerListQuery : ConsoleQuery<AnalyzerListResult>
{
    /// <summary>Whether it is sent because something has changed elsewhere.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [new("access-analyzer:ListAnalyzers", "*")];

    protected internal override async Task<IamResult<AnalyzerListResult>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var db = context.Db;
        var analyzers = await db.Analyzers.AsNoTracking().OrderBy(analyzer => analyzer.Name).ToListAsync(cancellationToken);
        var counts = (await db.AccessFindings.AsNoTracking().GroupBy(finding => new { finding.AnalyzerId, finding.Status, finding.FindingType, finding.IsPublic })
            .Select(same => new { same.Key.AnalyzerId, Count = new FindingNumber(same.Key.Status, same.Key.FindingType, same.Key.IsPublic, same.Count()) }).ToListAsync(cancellationToken)).ToLookup(count => count.AnalyzerId, count => count.Count);
        var rows = new List<AnalyzerRow>(analyzers.Count);
        foreach (var analyzer in analyzers)
        {
            var target = await context.FindAnalyzerNamedAsync(analyzer.Name, cancellationToken);
            var seesFindings = await context.IsAllowedAsync(target.Action("access-analyzer:ListFindings"), cancellationToken);
            rows.Add(new AnalyzerRow(analyzer.Name, analyzer.Id, analyzer.Type, analyzer.UnusedAccessAge, analyzer.CreatedAt, analyzer.LastResourceAnalyzedAt, analyzer.Revision)
            {
                Findings = seesFindings ? Guarded.Of<IReadOnlyList<FindingNumber>>([.. counts[analyzer.Id]]) : Guarded.Denied<IReadOnlyList<FindingNumber>>(),
            });
        }

        return new AnalyzerListResult(rows);
    }
}

/// <summary>The analyzers by name.</summary>
public sealed record AnalyzerListResult(IReadOnlyList<AnalyzerRow> Rows);

/// <summary>An analyzer as lists show it.</summary>
/// <param name="Name">Unique in the account.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Type">AWS's word.</param>
/// <param name="UnusedAccessAge">The tracking period in days; none of an analyzer of external access.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="AnalyzedAt">When all was last looked at; none until then.</param>
/// <param name="Revision">As <see cref="ExpectedRevision"/> wants it, with the ARN for its id.</param>
public sealed record AnalyzerRow(string Name, string Arn, string Type, int? UnusedAccessAge, DateTimeOffset CreatedAt, DateTimeOffset? AnalyzedAt, long Revision)
{
    /// <summary>How many findings of each kind; <c>access-analyzer:ListFindings</c> shows them.</summary>
    public required Guarded<IReadOnlyList<FindingNumber>> Findings { get; init; }
}

/// <summary>How many findings are alike.</summary>
/// <param name="Status">AWS's word.</param>
/// <param name="FindingType">One of <see cref="FindingTypes"/>.</param>
/// <param name="IsPublic">Whether anyone at all has the access.</param>
/// <param name="Count">Their number.</param>
public sealed record FindingNumber(string Status, string FindingType, bool IsPublic, int Count);
