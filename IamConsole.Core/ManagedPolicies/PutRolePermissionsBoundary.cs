using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>Sets the managed policy that bounds what a role may do, whatever else allows it.</summary>
public sealed record PutRolePermissionsBoundary(string RoleName, string PermissionsBoundary) : IamOperation<Nothing, AttachmentTarget>
{
    protected override async Task<AttachmentTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var role = await context.FindRoleAsync(RoleName, cancellationToken);
        return new AttachmentTarget(role, role.Role, await context.FindPolicyAsync(PermissionsBoundary, cancellationToken), NeedsPolicy: true);
    }

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AttachmentTarget target) =>
        [((RoleTarget)target.HolderTarget).Action("iam:PutRolePermissionsBoundary").With("iam:PermissionsBoundary", target.Policy.ArnText)];

    protected override Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, AttachmentTarget target, CancellationToken cancellationToken)
    {
        if (target.NotAttachable is { } refusal)
        {
            return Task.FromResult<IamResult<Nothing>>(refusal);
        }

        ((RoleTarget)target.HolderTarget).Existing.PermissionsBoundaryArn = target.Policy.ArnText;
        return Task.FromResult<IamResult<Nothing>>(Nothing.Value);
    }
}
