using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Roles;

/// <summary>Asks for the deletion of a service-linked role with what hangs on it; the answer names a task whose end <see cref="GetServiceLinkedRoleDeletionStatus"/> tells.</summary>
/// <remarks>
/// On AWS the service is asked whether it still uses the role, which takes minutes. Here the task has ended as soon as it is asked
/// for: IAM Access Analyzer uses its role while there are analyzers, and no other service runs here. The words for a role that is no
/// such role are from memory.
/// </remarks>
public sealed record DeleteServiceLinkedRole(string RoleName) : IamOperation<DeleteServiceLinkedRoleResult, RoleTarget>
{
    // AWS names no time; nobody asks after a task of last season.
    private static readonly TimeSpan TasksAreKeptFor = TimeSpan.FromDays(90);

    protected override bool ChangesProtected => false;

    protected override Task<RoleTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindRoleAsync(RoleName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, RoleTarget target) => [target.PermissionsAction("iam:DeleteServiceLinkedRole")];

    protected override async Task<IamResult<DeleteServiceLinkedRoleResult>> ExecuteAsync(OperationContext context, RoleTarget target, CancellationToken cancellationToken)
    {
        var (db, role) = (context.Db, target.Existing);
        if (!role.IsServiceLinked)
        {
            return IamError.NoSuchEntity($"The role with name {role.Name} is not a service-linked role.");
        }

        var uses = await ServiceLinkedRole.FindUsesAsync(db, role.Name, cancellationToken);
        var last = context.Now - TasksAreKeptFor;
        db.RoleDeletionTasks.RemoveRange(await db.RoleDeletionTasks.Where(task => task.CreatedAt < last).ToListAsync(cancellationToken));
        var task = new RoleDeletionTask { Id = $"task{role.Path}{role.Name}/{Guid.NewGuid()}", Status = uses is [] ? "SUCCEEDED" : "FAILED", CreatedAt = context.Now };
        db.RoleDeletionTasks.Add(task);
        if (uses is [])
        {
            await RemoveAsync(db, role, cancellationToken);
        }

        return new DeleteServiceLinkedRoleResult(task.Id);
    }

    private static async Task RemoveAsync(IamDbContext db, IamRole role, CancellationToken cancellationToken)
    {
        db.Tags.RemoveRange(await db.Tags.Where(tag => tag.ResourceId == role.Id).ToListAsync(cancellationToken));
        db.PolicyAttachments.RemoveRange(await db.PolicyAttachments.Where(attachment => attachment.HolderId == role.Id).ToListAsync(cancellationToken));
        db.Roles.Remove(role);
    }
}

/// <summary>The task that deletes the role.</summary>
public sealed record DeleteServiceLinkedRoleResult(string DeletionTaskId);
