using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Groups;

/// <summary>Puts a user into a group; succeeds where it is in it already.</summary>
public sealed record AddUserToGroup(string GroupName, string UserName) : IamOperation<Nothing, MembershipTarget>
{
    protected override Task<MembershipTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        MembershipTarget.FindAsync(context, GroupName, UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, MembershipTarget target) => [target.Group.Action("iam:AddUserToGroup")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, MembershipTarget target, CancellationToken cancellationToken)
    {
        var (group, user) = (target.Group.Existing, target.User.Existing);
        var groups = await context.Db.GroupMemberships.Where(membership => membership.UserId == user.Id).Select(membership => membership.GroupId).ToListAsync(cancellationToken);
        if (groups.Contains(group.Id))
        {
            return Nothing.Value;
        }

        if (groups.Count >= Quotas.GroupsPerUser)
        {
            return IamError.LimitExceeded("GroupsPerUser", Quotas.GroupsPerUser);
        }

        context.Db.GroupMemberships.Add(new GroupMembership { GroupId = group.Id, UserId = user.Id, AddedAt = context.Now });
        return Nothing.Value;
    }
}
