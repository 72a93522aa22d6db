using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Groups;

/// <summary>Deletes a group that has neither users nor policies.</summary>
public sealed record DeleteGroup(string GroupName) : IamOperation<Nothing, GroupTarget>
{
    protected override Task<GroupTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindGroupAsync(GroupName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, GroupTarget target) => [target.Action("iam:DeleteGroup")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, GroupTarget target, CancellationToken cancellationToken)
    {
        var group = target.Existing;
        if (await context.Db.GroupMemberships.AnyAsync(membership => membership.GroupId == group.Id, cancellationToken))
        {
            return GroupErrors.HasUsers();
        }

        if (await context.Db.PolicyAttachments.AnyAsync(attachment => attachment.HolderId == group.Id, cancellationToken))
        {
            return GroupErrors.HasAttachedPolicies();
        }

        if (await context.Db.InlinePolicies.AnyAsync(policy => policy.HolderId == group.Id, cancellationToken))
        {
            return GroupErrors.HasInlinePolicies();
        }

        context.Db.Groups.Remove(group);
        return Nothing.Value;
    }
}
