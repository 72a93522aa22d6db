using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Roles;

/// <summary>Removes tags from a role; absent keys are passed over.</summary>
public sealed record UntagRole(string RoleName, IReadOnlyList<string> TagKeys) : IamOperation<Nothing, RoleTarget>
{
    protected override Task<RoleTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindRoleAsync(RoleName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, RoleTarget target) => [target.Action("iam:UntagRole").WithTagKeys(TagKeys)];

    /// <summary>Service-linked roles have tags as others have.</summary>
    protected override bool ChangesProtected => false;

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, RoleTarget target, CancellationToken cancellationToken)
    {
        await context.RemoveTagsAsync(target.Existing.Id, TagKeys, ignoreCase: true, cancellationToken);
        return Nothing.Value;
    }
}
