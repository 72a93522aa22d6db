using System.Linq.Expressions;
using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Groups;

/// <summary>Searches, sorts and pages users and adds what the columns show: one read for each kind of thing, none for a row.</summary>
internal sealed record GroupUserReader(QueryContext Context, string Search, GroupUserSort Sort, bool Descending, int Skip, int Take)
{
    private const string GroupsAction = "iam:ListGroupsForUser";
    private const string ActivityAction = "iam:GetAccessKeyLastUsed";

    public async Task<GroupUserList> ReadAsync(IQueryable<IamUser> users, CancellationToken cancellationToken)
    {
        var db = Context.Db;
        var pattern = Searching.Contains(Search.Trim());
        var found = users.Where(user => EF.Functions.Like(user.Name, pattern, Searching.Escape));
        var total = await found.CountAsync(cancellationToken);
        var page = await (await OrderedAsync(found, cancellationToken))
            .Skip(Skip)
            .Take(Searching.Rows(Take))
            .Select(user => new
            {
                User = user,
                Groups = db.GroupMemberships.Count(membership => membership.UserId == user.Id),
                KeyLastUsedAt = db.AccessKeys.Where(key => key.OwnerId == user.Id).Max(key => key.LastUsedAt),
            })
            .ToListAsync(cancellationToken);
        var ids = page.Select(entry => entry.User.Id).ToList();
        var tags = (await db.Tags.Where(tag => ids.Contains(tag.ResourceId)).ToListAsync(cancellationToken)).ToLookup(tag => tag.ResourceId, tag => new Tag(tag.Key, tag.Value));

        var rows = new List<GroupUserRow>(page.Count);
        foreach (var entry in page)
        {
            var user = entry.User;
            var target = new UserTarget(user, Arn.User(Context.Account, user.Path, user.Name), [.. tags[user.Id]], user.Name);
            rows.Add(new GroupUserRow(
                user.Id,
                user.Name,
                await Context.IsAllowedAsync(target.Action(GroupsAction), cancellationToken) ? Guarded.Of(entry.Groups) : Guarded.Denied<int>(),
                await Context.IsAllowedAsync(target.Action(ActivityAction), cancellationToken) ? Guarded.Of(Later(user.PasswordLastUsedAt, entry.KeyLastUsedAt)) : Guarded.Denied<DateTimeOffset?>(),
                user.CreatedAt));
        }

        return new GroupUserList(rows, total);
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;

    /// <summary>A column that is not seen on every user does not sort: the order would tell it.</summary>
    private async Task<IQueryable<IamUser>> OrderedAsync(IQueryable<IamUser> users, CancellationToken cancellationToken)
    {
        var db = Context.Db;
        var never = DateTimeOffset.MinValue;
        return Sort switch
        {
            GroupUserSort.Groups when await Context.IsAllowedOnEveryUserAsync(GroupsAction, cancellationToken) => By(users, user => db.GroupMemberships.Count(membership => membership.UserId == user.Id)),
            GroupUserSort.LastActivity when await Context.IsAllowedOnEveryUserAsync(ActivityAction, cancellationToken) => By(users, user =>
                (user.PasswordLastUsedAt ?? never) > (db.AccessKeys.Where(key => key.OwnerId == user.Id).Max(key => key.LastUsedAt) ?? never)
                    ? user.PasswordLastUsedAt
                    : db.AccessKeys.Where(key => key.OwnerId == user.Id).Max(key => key.LastUsedAt)),
            GroupUserSort.Created => By(users, user => user.CreatedAt),
            _ => Descending ? users.OrderByDescending(user => user.Name) : users.OrderBy(user => user.Name),
        };
    }
    private IQueryable<IamUser> By<TKey>(IQueryable<IamUser> users, Expression<Func<IamUser, TKey>> key) =>
        (Descending ? users.OrderByDescending(key) : users.OrderBy(key)).ThenBy(user => user.Name);
}
