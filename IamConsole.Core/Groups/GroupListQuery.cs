using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Groups;

/// <summary>What the User groups page lists.</summary>
public sealed record GroupListQuery : ConsoleQuery<GroupListResult>
{
    /// <summary>A part of the name; empty for all.</summary>
    public string Search { get; init; } = "";

    /// <summary>A column that the caller may not see on every group does not sort: the order would tell it.</summary>
    public GroupSort Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>What sorts those that are equal by that; their names otherwise.</summary>
    public SortBy<GroupSort>? Then { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 50;

    /// <summary>Whether it is sent because something has changed elsewhere.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [new("iam:ListGroups", Arn.OfIam(context.Account, "group/").ToString())];

    protected internal override async Task<IamResult<GroupListResult>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var db = context.Db;
        var pattern = Searching.Contains(Search.Trim());
        var found = db.Groups
            .Where(group => EF.Functions.Like(group.Name, pattern, Searching.Escape))
            .Select(group => new Entry
            {
                Id = group.Id,
                Name = group.Name,
                Path = group.Path,
                CreatedAt = group.CreatedAt,
                Users = db.GroupMemberships.Count(membership => membership.GroupId == group.Id),
                HasPermissions = db.PolicyAttachments.Any(attachment => attachment.HolderId == group.Id) || db.InlinePolicies.Any(policy => policy.HolderId == group.Id),
            });
        var total = await found.CountAsync(cancellationToken);
        var page = await (await OrderedAsync(context, found, cancellationToken)).Skip(Skip).Take(Searching.Rows(Take)).ToListAsync(cancellationToken);

        var rows = new List<GroupRow>(page.Count);
        foreach (var entry in page)
        {
            var arn = Arn.Group(context.Account, entry.Path, entry.Name);
            rows.Add(new GroupRow(
                entry.Id,
                entry.Name,
                arn.ToString(),
                entry.Path,
                await context.IsAllowedAsync(new ActionRequest("iam:GetGroup", arn), cancellationToken) ? Guarded.Of(entry.Users) : Guarded.Denied<int>(),
                await SeesPermissionsAsync(context, arn, cancellationToken) ? Guarded.Of(entry.HasPermissions) : Guarded.Denied<bool>(),
                entry.CreatedAt));
        }

        return new GroupListResult(rows, total);
    }

    private static async ValueTask<bool> SeesPermissionsAsync(QueryContext context, Arn group, CancellationToken cancellationToken) =>
        await context.IsAllowedAsync(new ActionRequest("iam:ListAttachedGroupPolicies", group), cancellationToken)
        && await context.IsAllowedAsync(new ActionRequest("iam:ListGroupPolicies", group), cancellationToken);

    private async Task<IQueryable<Entry>> OrderedAsync(QueryContext context, IQueryable<Entry> entries, CancellationToken cancellationToken)
    {
        foreach (var sort in new[] { new SortBy<GroupSort>(Sort, Descending), Then }.OfType<SortBy<GroupSort>>())
        {
            if (await MaySortByAsync(context, sort.Column, cancellationToken))
            {
                entries = Sorted(entries, sort);
            }
        }

        return entries.By(entry => entry.Name);
    }

    private static async ValueTask<bool> MaySortByAsync(QueryContext context, GroupSort column, CancellationToken cancellationToken) => column switch
    {
        GroupSort.Users => await context.IsAllowedOnEveryGroupAsync("iam:GetGroup", cancellationToken),
        GroupSort.Permissions => await context.IsAllowedOnEveryGroupAsync("iam:ListAttachedGroupPolicies", cancellationToken)
            && await context.IsAllowedOnEveryGroupAsync("iam:ListGroupPolicies", cancellationToken),
        _ => true,
    };

    private static IQueryable<Entry> Sorted(IQueryable<Entry> entries, SortBy<GroupSort> sort) => sort.Column switch
    {
        GroupSort.Users => entries.By(entry => entry.Users, sort.Descending),
        GroupSort.Permissions => entries.By(entry => entry.HasPermissions, sort.Descending),
        GroupSort.Path => entries.By(entry => entry.Path, sort.Descending),
        GroupSort.Created => entries.By(entry => entry.CreatedAt, sort.Descending),
        _ => entries.By(entry => entry.Name, sort.Descending),
    };

    private sealed record Entry
    {
        public required string Id { get; init; }
        public required string Name { get; init; }
        public required string Path { get; init; }
        public required DateTimeOffset CreatedAt { get; init; }
        public required int Users { get; init; }
        public required bool HasPermissions { get; init; }
    }
}

/// <summary>One page of groups.</summary>
/// <param name="Rows">In the order asked for.</param>
/// <param name="Total">How many match in all.</param>
public sealed record GroupListResult(IReadOnlyList<GroupRow> Rows, int Total);

/// <summary>A user group as lists show it.</summary>
/// <param name="Id">The unique id.</param>
/// <param name="Name">The name.</param>
/// <param name="Arn">The ARN.</param>
/// <param name="Path">Such as <c>/</c>.</param>
/// <param name="Users">How many users are in it.</param>
/// <param name="HasPermissions">Whether any policy is attached to it or embedded in it: 'Defined' or 'Not defined'.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record GroupRow(string Id, string Name, string Arn, string Path, Guarded<int> Users, Guarded<bool> HasPermissions, DateTimeOffset CreatedAt);

/// <summary>What the list of groups is sorted by.</summary>
public enum GroupSort
{
    Name,
    Users,
    Permissions,
    Path,
    Created,
}
