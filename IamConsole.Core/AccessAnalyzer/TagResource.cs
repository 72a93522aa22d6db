using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>Adds tags to an analyzer; one of the same key is overwritten.</summary>
public sealed record TagResource(string ResourceArn, IReadOnlyDictionary<string, string> Tags) : AnalyzerOperation<Nothing, AnalyzerTarget>
{
    protected override Task<AnalyzerTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindAnalyzerAsync(ResourceArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AnalyzerTarget target) => [target.Action("access-analyzer:TagResource").WithRequestTags(Tags)];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, AnalyzerTarget target, CancellationToken cancellationToken)
    {
        var tags = AnalyzerTags.ListOf(Tags);
        if (AnalyzerTags.Problem(tags) is { } problem)
        {
            return problem;
        }

        return await context.AddTagsAsync(target.Existing.Id, tags, ignoreCase: false, "TagsPerAnalyzer", cancellationToken) is { } refused ? AnalyzerErrors.Invalid(refused.Message) : Nothing.Value;
    }
}
