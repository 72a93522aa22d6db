using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Roles;

/// <summary>Removes a role with its tags. Its policies have to be detached and deleted first, and it must be in no instance profile.</summary>
public sealed record DeleteRole(string RoleName) : IamOperation<Nothing, RoleTarget>
{
    protected override Task<RoleTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindRoleAsync(RoleName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, RoleTarget target) => [target.PermissionsAction("iam:DeleteRole")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, RoleTarget target, CancellationToken cancellationToken)
    {
        var role = target.Existing;
        if (await context.Db.PolicyAttachments.AnyAsync(attachment => attachment.HolderId == role.Id, cancellationToken))
        {
            return IamError.DeleteConflict("Cannot delete entity, must detach all policies first.");
        }

        if (await context.Db.InlinePolicies.AnyAsync(policy => policy.HolderId == role.Id, cancellationToken))
        {
            return IamError.DeleteConflict("Cannot delete entity, must delete policies first.");
        }

        if (await context.Db.InstanceProfiles.AnyAsync(profile => profile.RoleId == role.Id, cancellationToken))
        {
            return IamError.DeleteConflict("Cannot delete entity, must remove roles from instance profile first.");
        }

        context.Db.Tags.RemoveRange(await context.Db.Tags.Where(tag => tag.ResourceId == role.Id).ToListAsync(cancellationToken));
        context.Db.Roles.Remove(role);
        return Nothing.Value;
    }
}
