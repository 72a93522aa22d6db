using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>The findings of an analyzer of external access.</summary>
public sealed record ListFindings(string AnalyzerArn) : AnalyzerOperation<ListFindingsResult, AnalyzerTarget>
{
    public IReadOnlyDictionary<string, Criterion>? Filter { get; init; }

    public SortCriteria? Sort { get; init; }

    public string? NextToken { get; init; }

    /// <summary>1 to 100.</summary>
    public int? MaxResults { get; init; }

    protected override Task<AnalyzerTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindAnalyzerAsync(AnalyzerArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AnalyzerTarget target) => [target.Action("access-analyzer:ListFindings")];

    protected override async Task<IamResult<ListFindingsResult>> ExecuteAsync(OperationContext context, AnalyzerTarget target, CancellationToken cancellationToken)
    {
        if (target.Existing.Type != Analyzer.ExternalAccess)
        {
            return AnalyzerErrors.Invalid("Findings of this type of analyzer are listed by ListFindingsV2.");
        }

        var found = await FindingPages.ListAsync(context, target.Existing.Id, Filter, Sort, NextToken, MaxResults, cancellationToken);
        return found.Map(page => new ListFindingsResult([.. page.Items.Select(FindingSummary.Of)], page.Marker));
    }
}

/// <summary>One page of findings.</summary>
public sealed record ListFindingsResult(IReadOnlyList<FindingSummary> Findings, string? NextToken);
