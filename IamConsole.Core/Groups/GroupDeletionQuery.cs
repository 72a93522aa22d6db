using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Groups;

/// <summary>What has to be taken out of a user group before it can be deleted: its users and policies.</summary>
public sealed record GroupDeletionQuery(string GroupName) : ConsoleQuery<GroupDeletion>
{
    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<GroupDeletion>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var target = await context.FindGroupAsync(GroupName, cancellationToken);
        if ((await context.DemandAsync(target.Action("iam:GetGroup"), cancellationToken)
            ?? await context.DemandAsync(target.Action("iam:ListAttachedGroupPolicies"), cancellationToken)
            ?? await context.DemandAsync(target.Action("iam:ListGroupPolicies"), cancellationToken)
            ?? target.Missing) is { } refusal)
        {
            return refusal;
        }

        var (db, group) = (context.Db, target.Existing);
        return new GroupDeletion
        {
            GroupId = group.Id,
            GroupName = group.Name,
            Revision = group.Revision,
            Users = await db.Users
                .Where(user => db.GroupMemberships.Any(membership => membership.GroupId == group.Id && membership.UserId == user.Id))
                .OrderBy(user => user.Name)
                .Select(user => user.Name)
                .ToListAsync(cancellationToken),
            PolicyArns = await db.PolicyAttachments.Where(attachment => attachment.HolderId == group.Id).OrderBy(attachment => attachment.PolicyArn).Select(attachment => attachment.PolicyArn).ToListAsync(cancellationToken),
            InlinePolicies = await db.InlinePolicies.Where(policy => policy.HolderId == group.Id).OrderBy(policy => policy.Name).Select(policy => policy.Name).ToListAsync(cancellationToken),
        };
    }
}

/// <summary>What goes with a user group.</summary>
public sealed record GroupDeletion
{
    public required string GroupId { get; init; }
    public required string GroupName { get; init; }
    public required long Revision { get; init; }

    /// <summary>The names of the users in it, who stay but lose what it gives them.</summary>
    public required IReadOnlyList<string> Users { get; init; }

    /// <summary>The managed policies attached to it, which stay.</summary>
    public required IReadOnlyList<string> PolicyArns { get; init; }

    /// <summary>The names of its inline policies, which are deleted with it.</summary>
    public required IReadOnlyList<string> InlinePolicies { get; init; }
}
