using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Groups;

/// <summary>The users in a group.</summary>
public sealed record GroupUsersQuery(string GroupName) : ConsoleQuery<GroupUserList>
{
    /// <summary>A part of the name; empty for all.</summary>
    public string Search { get; init; } = "";

    public GroupUserSort Sort { get; init; }

    public bool Descending { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 50;

    /// <summary>Whether it is sent because something has changed elsewhere.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<GroupUserList>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var target = await context.FindGroupAsync(GroupName, cancellationToken);
        if ((await context.DemandAsync(target.Action("iam:GetGroup"), cancellationToken) ?? target.Missing) is { } refusal)
        {
            return refusal;
        }

        var id = target.Existing.Id;
        var members = context.Db.Users.Where(user => context.Db.GroupMemberships.Any(membership => membership.GroupId == id && membership.UserId == user.Id));
        return await new GroupUserReader(context, Search, Sort, Descending, Skip, Take).ReadAsync(members, cancellationToken);
    }
}

/// <summary>The users to put in a group: those who are not in it yet, or all for a group that is yet to be made.</summary>
public sealed record GroupCandidatesQuery : ConsoleQuery<GroupUserList>
{
    /// <summary>The group whose users are left out, or none.</summary>
    public string? GroupName { get; init; }

    /// <summary>A part of the name; empty for all.</summary>
    public string Search { get; init; } = "";

    public GroupUserSort Sort { get; init; }

    public bool Descending { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 50;

    /// <summary>Whether it is sent because something has changed elsewhere.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [new("iam:ListUsers", Arns.Arn.OfIam(context.Account, "user/").ToString())];

    protected internal override async Task<IamResult<GroupUserList>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var reader = new GroupUserReader(context, Search, Sort, Descending, Skip, Take);
        if (GroupName is null)
        {
            return await reader.ReadAsync(context.Db.Users, cancellationToken);
        }

        var target = await context.FindGroupAsync(GroupName, cancellationToken);
        if ((await context.DemandAsync(target.Action("iam:GetGroup"), cancellationToken) ?? target.Missing) is { } refusal)
        {
            return refusal;
        }

        var id = target.Existing.Id;
        var others = context.Db.Users.Where(user => !context.Db.GroupMemberships.Any(membership => membership.GroupId == id && membership.UserId == user.Id));
        return await reader.ReadAsync(others, cancellationToken) with { Group = ExpectedRevision.Of(target.Existing) };
    }
}

/// <summary>One page of users.</summary>
/// <param name="Rows">In the order asked for.</param>
/// <param name="Total">How many match in all.</param>
public sealed record GroupUserList(IReadOnlyList<GroupUserRow> Rows, int Total)
{
    /// <summary>The group that they are candidates for, to be sent with changes; none for a group that is yet to be made.</summary>
    public ExpectedRevision? Group { get; init; }
}

/// <summary>A user as the tables about groups show it.</summary>
/// <param name="Id">The unique id.</param>
/// <param name="Name">The name.</param>
/// <param name="Groups">In how many groups the user is.</param>
/// <param name="LastActivity">The later of the last sign-in and the last use of an access key; none where there was neither.</param>
/// <param name="CreatedAt">When the user was made.</param>
public sealed record GroupUserRow(string Id, string Name, Guarded<int> Groups, Guarded<DateTimeOffset?> LastActivity, DateTimeOffset CreatedAt);

/// <summary>What tables of users about groups are sorted by.</summary>
public enum GroupUserSort
{
    Name,
    Groups,
    LastActivity,
    Created,
}
