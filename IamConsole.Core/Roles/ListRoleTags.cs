using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Roles;

/// <summary>The tags of a role by key.</summary>
public sealed record ListRoleTags(string RoleName) : IamOperation<ListRoleTagsResult, RoleTarget>
{
    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<RoleTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindRoleAsync(RoleName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, RoleTarget target) => [target.Action("iam:ListRoleTags")];

    protected override async Task<IamResult<ListRoleTagsResult>> ExecuteAsync(OperationContext context, RoleTarget target, CancellationToken cancellationToken) =>
        (await context.ListTagsAsync(target.Existing.Id, Marker, MaxItems, cancellationToken)).Map(page => new ListRoleTagsResult(page.Items, page.IsTruncated, page.Marker));
}

/// <summary>One page of tags.</summary>
public sealed record ListRoleTagsResult(IReadOnlyList<Tag> Tags, bool IsTruncated, string? Marker);
