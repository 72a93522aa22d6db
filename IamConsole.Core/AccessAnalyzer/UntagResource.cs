using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>Removes tags of an analyzer; absent ones are passed over.</summary>
public sealed record UntagResource(string ResourceArn, IReadOnlyList<string> TagKeys) : AnalyzerOperation<Nothing, AnalyzerTarget>
{
    protected override Task<AnalyzerTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindAnalyzerAsync(ResourceArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AnalyzerTarget target) => [target.Action("access-analyzer:UntagResource").WithTagKeys(TagKeys)];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, AnalyzerTarget target, CancellationToken cancellationToken)
    {
        await context.RemoveTagsAsync(target.Existing.Id, TagKeys, ignoreCase: false, cancellationToken);
        return Nothing.Value;
    }
}
