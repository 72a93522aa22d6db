using System.Linq.Expressions;
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
        var db = context.Db;
        var guard = Sort switch
        {
            UserSort.Groups => "iam:ListGroupsForUser",
            UserSort.LastActivity or UserSort.KeyLastUsed => "iam:GetAccessKeyLastUsed",
            UserSort.Mfa => "iam:ListMFADevices",
            UserSort.PasswordAge => "iam:GetLoginProfile",
            UserSort.ActiveKeyAge => "iam:ListAccessKeys",
            _ => null,
        };
        if (guard is not null && !await context.IsAllowedOnEveryUserAsync(guard, cancellationToken))
        {
            return users.OrderBy(user => user.Name);
        }

        var (never, future) = (DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
        return Sort switch
        {
            UserSort.Path => By(users, user => user.Path),
            UserSort.Created => By(users, user => user.CreatedAt),
            UserSort.ConsoleLastSignIn => By(users, user => user.PasswordLastUsedAt),
            UserSort.Groups => By(users, user => db.GroupMemberships.Count(membership => membership.UserId == user.Id)),
            UserSort.Mfa => By(users, user => db.MfaDevices.Count(device => device.OwnerId == user.Id)),

            // Ages grow as times shrink: the oldest password or key is the greatest age, and none the least.
            UserSort.PasswordAge => ByAge(users, user => db.LoginProfiles.Where(profile => profile.UserId == user.Id).Max(profile => (DateTimeOffset?)profile.PasswordChangedAt) ?? future),
            UserSort.ActiveKeyAge => ByAge(users, user => db.AccessKeys.Where(key => key.OwnerId == user.Id && key.IsActive).Min(key => (DateTimeOffset?)key.CreatedAt) ?? future),
            UserSort.KeyLastUsed => By(users, user => db.AccessKeys.Where(key => key.OwnerId == user.Id).Max(key => key.LastUsedAt)),
            UserSort.LastActivity => By(users, user =>
                (user.PasswordLastUsedAt ?? never) > (db.AccessKeys.Where(key => key.OwnerId == user.Id).Max(key => key.LastUsedAt) ?? never)
                    ? user.PasswordLastUsedAt
                    : db.AccessKeys.Where(key => key.OwnerId == user.Id).Max(key => key.LastUsedAt)),
            _ => Descending ? users.OrderByDescending(user => user.Name) : users.OrderBy(user => user.Name),
        };
    }

    private IQueryable<IamUser> By<TKey>(IQueryable<IamUser> users, Expression<Func<IamUser, TKey>> key) =>
        (Descending ? users.OrderByDescending(key) : users.OrderBy(key)).ThenBy(user => user.Name);

    private IQueryable<IamUser> ByAge(IQueryable<IamUser> users, Expression<Func<IamUser, DateTimeOffset>> since) =>
        (Descending ? users.OrderBy(since) : users.OrderByDescending(since)).ThenBy(user => user.Name);
}

/// <summary>One page of users.</summary>
/// <param name="Rows">In the order asked for.</param>
/// <param name="Total">How many match in all.</param>
public sealed record UserListResult(IReadOnlyList<UserRow> Rows, int Total);
