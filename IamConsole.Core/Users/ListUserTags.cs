using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Users;

/// <summary>The tags of a user by key.</summary>
public sealed record ListUserTags(string UserName) : IamOperation<ListUserTagsResult, UserTarget>
{
    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<UserTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindUserAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, UserTarget target) => [target.Action("iam:ListUserTags")];

    protected override async Task<IamResult<ListUserTagsResult>> ExecuteAsync(OperationContext context, UserTarget target, CancellationToken cancellationToken) =>
        (await context.ListTagsAsync(target.Existing.Id, Marker, MaxItems, cancellationToken)).Map(page => new ListUserTagsResult(page.Items, page.IsTruncated, page.Marker));
}

/// <summary>One page of tags.</summary>
public sealed record ListUserTagsResult(IReadOnlyList<Tag> Tags, bool IsTruncated, string? Marker);
