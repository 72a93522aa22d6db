using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Groups;

/// <summary>Takes a user out of a group; succeeds where it is not in it.</summary>
public sealed record RemoveUserFromGroup(string GroupName, string UserName) : IamOperation<Nothing, MembershipTarget>
{
    protected override Task<MembershipTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        MembershipTarget.FindAsync(context, GroupName, UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, MembershipTarget target) => [target.Group.Action("iam:RemoveUserFromGroup")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, MembershipTarget target, CancellationToken cancellationToken)
    {
        var (group, user) = (target.Group.Existing, target.User.Existing);
        var membership = await context.Db.GroupMemberships.FirstOrDefaultAsync(row => row.GroupId == group.Id && row.UserId == user.Id, cancellationToken);
        if (membership is not null)
        {
            context.Db.GroupMemberships.Remove(membership);
        }

        return Nothing.Value;
    }
}
