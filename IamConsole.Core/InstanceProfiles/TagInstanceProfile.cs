using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.InstanceProfiles;

/// <summary>Adds tags to an instance profile; one of the same key is overwritten. Keys are case-sensitive.</summary>
public sealed record TagInstanceProfile(string InstanceProfileName, IReadOnlyList<Tag> Tags) : IamOperation<Nothing, InstanceProfileTarget>
{
    protected override Task<InstanceProfileTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindInstanceProfileAsync(InstanceProfileName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, InstanceProfileTarget target) => [target.Action("iam:TagInstanceProfile").WithRequestTags(Tags)];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, InstanceProfileTarget target, CancellationToken cancellationToken) =>
        await context.AddTagsAsync(target.Existing.Id, Tags, ignoreCase: false, "TagsPerInstanceProfile", cancellationToken) is { } problem ? problem : Nothing.Value;
}
