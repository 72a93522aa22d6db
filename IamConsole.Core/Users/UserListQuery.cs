using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Users;

/// <summary>What the Users page lists. Each joined column is its own action's to show, row by row.</summary>
/// <remarks>
/// Searching access key ids and sorting by a joined column would tell what a hidden cell holds: both need the column's
/// action on every user, and are left out otherwise.
/// </remarks>
public sealed record UserListQuery : ConsoleQuery<UserListResult>
{
    /// <summary>A part of the name or of an access key id, or a <see cref="TagSearch"/>; empty for all.</summary>
    public string Search { get; init; } = "";

    /// <summary>By <c>name</c>, <c>path</c>, <c>groups</c> (how many), <c>mfa</c> and <c>console</c> (<c>on</c> or <c>off</c>), <c>keys</c> (how many are active), and in days since: <c>password-age</c>, <c>key-age</c>, <c>key-used</c>, <c>signed-in</c>, <c>age</c>.</summary>
    public PropertyFilter Filter { get; init; } = PropertyFilter.None;

    public UserSort Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>What sorts those that are equal by that; their names otherwise.</summary>
    public SortBy<UserSort>? Then { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 50;

    /// <summary>Whether it is sent because something has changed elsewhere.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [new("iam:ListUsers", UserResources.List(context.Account))];

    protected internal override async Task<IamResult<UserListResult>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var filtered = await UserProperties.Of(context.Db).MeetingAsync(Filter, context.Now, action => context.IsAllowedOnEveryUserAsync(action, cancellationToken));
        if (!filtered.TryGet(out var meetsFilter, out var error))
        {
            return error;
        }

        var found = (await SearchedAsync(context, cancellationToken)).Where(meetsFilter);
        var total = await found.CountAsync(cancellationToken);
        var page = await (await OrderedAsync(context, found, cancellationToken)).Skip(Skip).Take(Searching.Rows(Take)).ToListAsync(cancellationToken);
        return new UserListResult(await UserRowReader.ReadAsync(context, page, cancellationToken), total);
    }

    private async Task<IQueryable<IamUser>> SearchedAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var db = context.Db;
        if (Search.Trim() is not { Length: > 0 } search)
        {
            return db.Users;
        }

        if (TagSearch.Of(search) is { } tag)
        {
            var tagged = tag.Found(db);
            return await context.IsAllowedOnEveryUserAsync("iam:ListUserTags", cancellationToken) ? db.Users.Where(user => tagged.Contains(user.Id)) : db.Users.Where(user => false);
        }

        var pattern = Searching.Contains(search);
        return await context.IsAllowedOnEveryUserAsync("iam:ListAccessKeys", cancellationToken)
            ? db.Users.Where(user => EF.Functions.Like(user.Name, pattern, Searching.Escape)
                || db.AccessKeys.Any(key => key.OwnerId == user.Id && EF.Functions.Like(key.Id, pattern, Searching.Escape)))
            : db.Users.Where(user => EF.Functions.Like(user.Name, pattern, Searching.Escape));
    }

    private async Task<IQueryable<IamUser>> OrderedAsync(QueryContext context, IQueryable<IamUser> users, CancellationToken cancellationToken)
    {
        foreach (var sort in new[] { new SortBy<UserSort>(Sort, Descending), Then }.OfType<SortBy<UserSort>>())
        {
            if (ActionThatShows(sort.Column) is not { } action || await context.IsAllowedOnEveryUserAsync(action, cancellationToken))
            {
                users = Sorted(context.Db, users, sort);
            }
        }

        return users.By(user => user.Name);
    }

    private static string? ActionThatShows(UserSort column) => column switch
    {
        UserSort.Groups => "iam:ListGroupsForUser",
        UserSort.LastActivity or UserSort.KeyLastUsed => "iam:GetAccessKeyLastUsed",
        UserSort.Mfa => "iam:ListMFADevices",
        UserSort.PasswordAge => "iam:GetLoginProfile",
        UserSort.ActiveKeyAge => "iam:ListAccessKeys",
        _ => null,
    };

    private static IQueryable<IamUser> Sorted(IamDbContext db, IQueryable<IamUser> users, SortBy<UserSort> sort)
    {
        var (never, future, descending) = (DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, sort.Descending);
        return sort.Column switch
        {
            UserSort.Path => users.By(user => user.Path, descending),
            UserSort.Created => users.By(user => user.CreatedAt, descending),
            UserSort.ConsoleLastSignIn => users.By(user => user.PasswordLastUsedAt, descending),
            UserSort.Groups => users.By(user => db.GroupMemberships.Count(membership => membership.UserId == user.Id), descending),
            UserSort.Mfa => users.By(user => db.MfaDevices.Count(device => device.OwnerId == user.Id), descending),

            // Ages grow as times shrink: the oldest password or key is the greatest age, and none the least.
            UserSort.PasswordAge => users.By(user => db.LoginProfiles.Where(profile => profile.UserId == user.Id).Max(profile => (DateTimeOffset?)profile.PasswordChangedAt) ?? future, !descending),
            UserSort.ActiveKeyAge => users.By(user => db.AccessKeys.Where(key => key.OwnerId == user.Id && key.IsActive).Min(key => (DateTimeOffset?)key.CreatedAt) ?? future, !descending),
            UserSort.KeyLastUsed => users.By(user => db.AccessKeys.Where(key => key.OwnerId == user.Id).Max(key => key.LastUsedAt), descending),
            UserSort.LastActivity => users.By(
                user => (user.PasswordLastUsedAt ?? never) > (db.AccessKeys.Where(key => key.OwnerId == user.Id).Max(key => key.LastUsedAt) ?? never)
                    ? user.PasswordLastUsedAt
                    : db.AccessKeys.Where(key => key.OwnerId == user.Id).Max(key => key.LastUsedAt),
                descending),
            _ => users.By(user => user.Name, descending),
        };
    }
}

/// <summary>One page of users.</summary>
/// <param name="Rows">In the order asked for.</param>
/// <param name="Total">How many match in all.</param>
public sealed record UserListResult(IReadOnlyList<UserRow> Rows, int Total);
