using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>The tags of an analyzer.</summary>
public sealed record ListTagsForResource(string ResourceArn) : AnalyzerOperation<ListTagsForResourceResult, AnalyzerTarget>
{
    protected override Task<AnalyzerTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindAnalyzerAsync(ResourceArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AnalyzerTarget target) => [target.Action("access-analyzer:ListTagsForResource")];

    protected override Task<IamResult<ListTagsForResourceResult>> ExecuteAsync(OperationContext context, AnalyzerTarget target, CancellationToken cancellationToken) =>
        Task.FromResult<IamResult<ListTagsForResourceResult>>(new ListTagsForResourceResult(AnalyzerTags.MapOf(target.Tags)));
}

/// <summary>The tags.</summary>
public sealed record ListTagsForResourceResult(IReadOnlyDictionary<string, string> Tags);
