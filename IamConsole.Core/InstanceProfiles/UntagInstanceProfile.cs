using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.InstanceProfiles;

/// <summary>Removes tags from an instance profile; absent keys are passed over.</summary>
public sealed record UntagInstanceProfile(string InstanceProfileName, IReadOnlyList<string> TagKeys) : IamOperation<Nothing, InstanceProfileTarget>
{
    protected override Task<InstanceProfileTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindInstanceProfileAsync(InstanceProfileName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, InstanceProfileTarget target) => [target.Action("iam:UntagInstanceProfile").WithTagKeys(TagKeys)];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, InstanceProfileTarget target, CancellationToken cancellationToken)
    {
        await context.RemoveTagsAsync(target.Existing.Id, TagKeys, ignoreCase: false, cancellationToken);
        return Nothing.Value;
    }
}
