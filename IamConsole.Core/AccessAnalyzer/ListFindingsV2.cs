using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>The findings of an analyzer of any type. It is authorised as <see cref="ListFindings"/> is.</summary>
public sealed record ListFindingsV2(string AnalyzerArn) : AnalyzerOperation<ListFindingsV2Result, AnalyzerTarget>
{
    public IReadOnlyDictionary<string, Criterion>? Filter { get; init; }

    public SortCriteria? Sort { get; init; }

    public string? NextToken { get; init; }

    /// <summary>1 to 100.</summary>
    public int? MaxResults { get; init; }

    protected override Task<AnalyzerTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindAnalyzerAsync(AnalyzerArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AnalyzerTarget target) => [target.Action("access-analyzer:ListFindings")];

    protected override async Task<IamResult<ListFindingsV2Result>> ExecuteAsync(OperationContext context, AnalyzerTarget target, CancellationToken cancellationToken)
    {
        var found = await FindingPages.ListAsync(context, target.Existing.Id, Filter, Sort, NextToken, MaxResults, cancellationToken);
        return found.Map(page => new ListFindingsV2Result([.. page.Items.Select(FindingSummaryV2.Of)], page.Marker));
    }
}

/// <summary>One page of findings.</summary>
public sealed record ListFindingsV2Result(IReadOnlyList<FindingSummaryV2> Findings, string? NextToken);
