using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Users;

/// <summary>The groups that a user is in, at most ten.</summary>
public sealed record UserGroupsQuery(string UserName) : ConsoleQuery<UserGroupList>
{
    /// <summary>Whether it is sent because something has changed.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<UserGroupList>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var target = await context.FindUserAsync(UserName, cancellationToken);
        if ((await context.DemandAsync(target.Action("iam:ListGroupsForUser"), cancellationToken) ?? target.Missing) is { } refusal)
        {
            return refusal;
        }

        var userId = target.Existing.Id;
        var memberships = context.Db.GroupMemberships.Where(membership => membership.UserId == userId);
        var groups = await context.Db.Groups.Where(group => memberships.Any(membership => membership.GroupId == group.Id)).OrderBy(group => group.Name).ToListAsync(cancellationToken);
        return new UserGroupList(await UserGroupRows.ReadAsync(context, groups, cancellationToken), target.Existing.Revision);
    }
}

/// <summary>The account's groups to put a user in; a quota holds them to some hundreds.</summary>
public sealed record GroupChoicesQuery : ConsoleQuery<UserGroupList>
{
    /// <summary>Whether it is sent because something has changed.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [new("iam:ListGroups", Arn.OfIam(context.Account, "group/").ToString())];

    protected internal override async Task<IamResult<UserGroupList>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken) =>
        new UserGroupList(await UserGroupRows.ReadAsync(context, await context.Db.Groups.OrderBy(group => group.Name).ToListAsync(cancellationToken), cancellationToken), 0);
}

/// <summary>Groups by name.</summary>
/// <param name="Groups">All of them.</param>
/// <param name="UserRevision">That of the user whose groups they are; 0 where they are nobody's.</param>
public sealed record UserGroupList(IReadOnlyList<UserGroupRow> Groups, long UserRevision);

/// <summary>A group as the tables about users show it.</summary>
/// <param name="Id">The unique id.</param>
/// <param name="Revision">To be sent with changes.</param>
/// <param name="Name">The name.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Users">How many users are in it.</param>
/// <param name="AttachedPolicies">The names of its managed policies, separated by commas; empty where it has none.</param>
public sealed record UserGroupRow(string Id, long Revision, string Name, DateTimeOffset CreatedAt, Guarded<int> Users, Guarded<string> AttachedPolicies);

internal static class UserGroupRows
{
    public static async Task<IReadOnlyList<UserGroupRow>> ReadAsync(QueryContext context, List<IamGroup> groups, CancellationToken cancellationToken)
    {
        var ids = groups.Select(group => group.Id).ToList();
        var counts = await context.Db.GroupMemberships
            .Where(membership => ids.Contains(membership.GroupId))
            .GroupBy(membership => membership.GroupId)
            .Select(members => new { members.Key, Count = members.Count() })
            .ToDictionaryAsync(members => members.Key, members => members.Count, cancellationToken);
        var attached = (await context.Db.PolicyAttachments
            .Where(attachment => ids.Contains(attachment.HolderId))
            .Select(attachment => new { attachment.HolderId, attachment.PolicyArn })
            .ToListAsync(cancellationToken)).ToLookup(attachment => attachment.HolderId, attachment => Arn.NameIn(attachment.PolicyArn));

        var rows = new List<UserGroupRow>(groups.Count);
        foreach (var group in groups)
        {
            var arn = Arn.Group(context.Account, group.Path, group.Name);
            rows.Add(new UserGroupRow(
                group.Id,
                group.Revision,
                group.Name,
                group.CreatedAt,
                await context.IsAllowedAsync(new ActionRequest("iam:GetGroup", arn), cancellationToken) ? Guarded.Of(counts.GetValueOrDefault(group.Id)) : Guarded.Denied<int>(),
                await context.IsAllowedAsync(new ActionRequest("iam:ListAttachedGroupPolicies", arn), cancellationToken)
                    ? Guarded.Of(string.Join(", ", attached[group.Id].Order(StringComparer.OrdinalIgnoreCase)))
                    : Guarded.Denied<string>()));
        }

        return rows;
    }
}
