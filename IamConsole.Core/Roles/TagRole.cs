using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Roles;

/// <summary>Adds tags to a role; one of the same key, ignoring case, is overwritten.</summary>
public sealed record TagRole(string RoleName, IReadOnlyList<Tag> Tags) : IamOperation<Nothing, RoleTarget>
{
    protected override Task<RoleTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindRoleAsync(RoleName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, RoleTarget target) => [target.Action("iam:TagRole").WithRequestTags(Tags)];

    /// <summary>Service-linked roles have tags as others have.</summary>
    protected override bool ChangesProtected => false;

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, RoleTarget target, CancellationToken cancellationToken) =>
        await context.AddTagsAsync(target.Existing.Id, Tags, ignoreCase: true, "TagsPerRole", cancellationToken) is { } problem ? problem : Nothing.Value;
}
