using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>The archive rules of an analyzer by name.</summary>
public sealed record ListArchiveRules(string AnalyzerName) : AnalyzerOperation<ListArchiveRulesResult, AnalyzerTarget>
{
    public string? NextToken { get; init; }

    public int? MaxResults { get; init; }

    protected override Task<AnalyzerTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindAnalyzerNamedAsync(AnalyzerName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AnalyzerTarget target) => [target.Action("access-analyzer:ListArchiveRules")];

    protected override async Task<IamResult<ListArchiveRulesResult>> ExecuteAsync(OperationContext context, AnalyzerTarget target, CancellationToken cancellationToken)
    {
        var found = await context.Db.ArchiveRules.AsNoTracking().Where(rule => rule.AnalyzerId == target.Existing.Id).ToPageAsync(rule => rule.Name, NextToken, MaxResults, cancellationToken);
        return found.TryGet(out var page, out var invalid)
            ? new ListArchiveRulesResult([.. page.Items.Select(ArchiveRuleSummary.Of)], page.Marker)
            : AnalyzerErrors.Invalid(invalid.Message);
    }
}

/// <summary>One page of archive rules.</summary>
public sealed record ListArchiveRulesResult(IReadOnlyList<ArchiveRuleSummary> ArchiveRules, string? NextToken);
