using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.InstanceProfiles;

/// <summary>The tags of an instance profile by key.</summary>
public sealed record ListInstanceProfileTags(string InstanceProfileName) : IamOperation<ListInstanceProfileTagsResult, InstanceProfileTarget>
{
    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<InstanceProfileTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindInstanceProfileAsync(InstanceProfileName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, InstanceProfileTarget target) => [target.Action("iam:ListInstanceProfileTags")];

    protected override async Task<IamResult<ListInstanceProfileTagsResult>> ExecuteAsync(OperationContext context, InstanceProfileTarget target, CancellationToken cancellationToken) =>
        (await context.ListTagsAsync(target.Existing.Id, Marker, MaxItems, cancellationToken)).Map(page => new ListInstanceProfileTagsResult(page.Items, page.IsTruncated, page.Marker));
}

/// <summary>One page of tags.</summary>
public sealed record ListInstanceProfileTagsResult(IReadOnlyList<Tag> Tags, bool IsTruncated, string? Marker);
