using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>What an analyzer looks at, by ARN.</summary>
public sealed record ListAnalyzedResources(string AnalyzerArn) : AnalyzerOperation<ListAnalyzedResourcesResult, AnalyzerTarget>
{
    /// <summary>AWS's word for the only kind that is wanted, or none.</summary>
    public string? ResourceType { get; init; }

    public string? NextToken { get; init; }

    public int? MaxResults { get; init; }

    protected override Task<AnalyzerTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindAnalyzerAsync(AnalyzerArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AnalyzerTarget target) => [target.Action("access-analyzer:ListAnalyzedResources")];

    protected override async Task<IamResult<ListAnalyzedResourcesResult>> ExecuteAsync(OperationContext context, AnalyzerTarget target, CancellationToken cancellationToken)
    {
        if (!Marker.Decode(NextToken).TryGet(out var after, out var invalid))
        {
            return AnalyzerErrors.Invalid(invalid.Message);
        }

        var most = Marker.PageSize(MaxResults);
        var rest = (await AnalyzedResource.ListAsync(context.Db, target.Existing, cancellationToken))
            .Where(resource => (ResourceType is null || resource.Type == ResourceType) && string.CompareOrdinal(resource.Arn, after) > 0);
        var page = Marker.Cut([.. rest.Take(most + 1)], most, resource => resource.Arn);
        return new ListAnalyzedResourcesResult([.. page.Items.Select(resource => new AnalyzedResourceSummary(resource.Arn, context.Account.ToString(), resource.Type))], page.Marker);
    }
}

/// <summary>One page of resources.</summary>
public sealed record ListAnalyzedResourcesResult(IReadOnlyList<AnalyzedResourceSummary> AnalyzedResources, string? NextToken);

/// <summary>A role or user that is looked at.</summary>
public sealed record AnalyzedResourceSummary(string ResourceArn, string ResourceOwnerAccount, string ResourceType);
