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
        var page = await Ordered(found, await EffectiveSortAsync(context, cancellationToken)).Skip(Skip).Take(Searching.Rows(Take)).ToListAsync(cancellationToken);

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

    private async Task<GroupSort> EffectiveSortAsync(QueryContext context, CancellationToken cancellationToken) => Sort switch
    {
        GroupSort.Users when !await context.IsAllowedOnEveryGroupAsync("iam:GetGroup", cancellationToken) => GroupSort.Name,
        GroupSort.Permissions when !await context.IsAllowedOnEveryGroupAsync("iam:ListAttachedGroupPolicies", cancellationToken) => GroupSort.Name,
        GroupSort.Permissions when !await context.IsAllowedOnEveryGroupAsync("iam:ListGroupPolicies", cancellationToken) => GroupSort.Name,
        _ => Sort,
    };

    private IOrderedQueryable<Entry> Ordered(IQueryable<Entry> entries, GroupSort sort) => (sort, Descending) switch
    {
        (GroupSort.Users, false) => entries.OrderBy(entry => entry.Users).ThenBy(entry => entry.Name),
        (GroupSort.Users, true) => entries.OrderByDescending(entry => entry.Users).ThenBy(entry => entry.Name),
        (GroupSort.Permissions, false) => entries.OrderBy(entry => entry.HasPermissions).ThenBy(entry => entry.Name),
        (GroupSort.Permissions, true) => entries.OrderByDescending(entry => entry.HasPermissions).ThenBy(entry => entry.Name),
        (GroupSort.Path, false) => entries.OrderBy(entry => entry.Path).ThenBy(entry => entry.Name),
        (GroupSort.Path, true) => entries.OrderByDescending(entry => entry.Path).ThenBy(entry => entry.Name),
        (GroupSort.Created, false) => entries.OrderBy(entry => entry.CreatedAt).ThenBy(entry => entry.Name),
        (GroupSort.Created, true) => entries.OrderByDescending(entry => entry.CreatedAt).ThenBy(entry => entry.Name),
        (_, true) => entries.OrderByDescending(entry => entry.Name),
        _ => entries.OrderBy(entry => entry.Name),
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
