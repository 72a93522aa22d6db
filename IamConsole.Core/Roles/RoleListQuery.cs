using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using IamConsole.Core.Trust;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Roles;

/// <summary>What the Roles page lists.</summary>
public sealed record RoleListQuery : ConsoleQuery<RoleListResult>
{
    /// <summary>A part of the name, or a <see cref="TagSearch"/>; empty for all.</summary>
    public string Search { get; init; } = "";

    /// <summary>By <c>name</c>, <c>path</c>, <c>description</c>, <c>trust</c> (the trust policy as it is kept, where users and roles stand by their unique ids), <c>service-linked</c> and <c>boundary</c> (<c>on</c> or <c>off</c>), <c>duration</c> (the longest session in seconds), and in days since: <c>used</c>, <c>age</c>.</summary>
    public PropertyFilter Filter { get; init; } = PropertyFilter.None;

    /// <summary>Last activity sorts only for who may see it of every role: the order would tell it.</summary>
    public RoleSort Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>What sorts those that are equal by that; their names otherwise.</summary>
    public SortBy<RoleSort>? Then { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 50;

    /// <summary>Whether it is sent because something has changed elsewhere.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [new("iam:ListRoles", Arn.OfIam(context.Account, "role/").ToString())];

    protected internal override async Task<IamResult<RoleListResult>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var filtered = await RoleProperties.All.MeetingAsync(Filter, context.Now, action => context.IsAllowedOnEveryRoleAsync(action, cancellationToken));
        if (!filtered.TryGet(out var meetsFilter, out var error))
        {
            return error;
        }

        var found = (await SearchedAsync(context, cancellationToken)).Where(meetsFilter);
        var total = await found.CountAsync(cancellationToken);
        var page = await (await OrderedAsync(context, found, cancellationToken)).Skip(Skip).Take(Searching.Rows(Take)).ToListAsync(cancellationToken);
        var ids = page.Select(role => role.Id).ToList();
        var tags = (await context.Db.Tags.Where(tag => ids.Contains(tag.ResourceId)).ToListAsync(cancellationToken)).ToLookup(tag => tag.ResourceId, tag => new Tag(tag.Key, tag.Value));

        var trust = await TrustDocument.ShowAsync(context.Db, [.. page.Select(role => role.AssumeRolePolicyDocument)], cancellationToken);
        var rows = new List<RoleRow>(page.Count);
        foreach (var (role, shown) in page.Zip(trust))
        {
            var target = new RoleTarget(role, Arn.Role(context.Account, role.Path, role.Name), [.. tags[role.Id]], role.Name);
            rows.Add(new RoleRow
            {
                Id = role.Id,
                Name = role.Name,
                Path = role.Path,
                Arn = target.ArnText,
                TrustedEntities = string.Join(", ", TrustedEntities.Of(shown, role.IsServiceLinked)),
                LastActivity = await context.IsAllowedAsync(target.Action("iam:GetRole"), cancellationToken) ? Guarded.Of(role.LastUsedAt) : Guarded.Denied<DateTimeOffset?>(),
                IsServiceLinked = role.IsServiceLinked,
                Description = role.Description,
                MaxSessionDuration = role.MaxSessionDuration,
                CreatedAt = role.CreatedAt,
            });
        }

        return new RoleListResult(rows, total);
    }

    private async Task<IQueryable<IamRole>> SearchedAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var db = context.Db;
        if (TagSearch.Of(Search) is { } tag)
        {
            var tagged = tag.Found(db);
            return await context.IsAllowedOnEveryRoleAsync("iam:ListRoleTags", cancellationToken) ? db.Roles.Where(role => tagged.Contains(role.Id)) : db.Roles.Where(role => false);
        }

        var pattern = Searching.Contains(Search.Trim());
        return db.Roles.Where(role => EF.Functions.Like(role.Name, pattern, Searching.Escape));
    }

    private async Task<IQueryable<IamRole>> OrderedAsync(QueryContext context, IQueryable<IamRole> roles, CancellationToken cancellationToken)
    {
        foreach (var sort in new[] { new SortBy<RoleSort>(Sort, Descending), Then }.OfType<SortBy<RoleSort>>())
        {
            if (sort.Column is not RoleSort.LastActivity || await context.IsAllowedOnEveryRoleAsync("iam:GetRole", cancellationToken))
            {
                roles = Sorted(roles, sort);
            }
        }

        return roles.By(role => role.Name);
    }

    private static IQueryable<IamRole> Sorted(IQueryable<IamRole> roles, SortBy<RoleSort> sort) => sort.Column switch
    {
        RoleSort.LastActivity => roles.By(role => role.LastUsedAt, sort.Descending),
        RoleSort.Path => roles.By(role => role.Path, sort.Descending),
        RoleSort.Created => roles.By(role => role.CreatedAt, sort.Descending),
        RoleSort.MaxSessionDuration => roles.By(role => role.MaxSessionDuration, sort.Descending),
        _ => roles.By(role => role.Name, sort.Descending),
    };
}

/// <summary>One page of roles.</summary>
/// <param name="Rows">In the order asked for.</param>
/// <param name="Total">How many match in all.</param>
public sealed record RoleListResult(IReadOnlyList<RoleRow> Rows, int Total);

/// <summary>A role as lists show it.</summary>
public sealed record RoleRow
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Path { get; init; }
    public required string Arn { get; init; }

    /// <summary>Who may assume it, separated by commas.</summary>
    public required string TrustedEntities { get; init; }

    /// <summary>When it was last used; none where it never was.</summary>
    public required Guarded<DateTimeOffset?> LastActivity { get; init; }

    /// <summary>Whether it belongs to an AWS service, which alone may change it.</summary>
    public bool IsServiceLinked { get; init; }
    public string? Description { get; init; }

    /// <summary>In seconds.</summary>
    public required int MaxSessionDuration { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>What the list of roles is sorted by.</summary>
public enum RoleSort
{
    Name,
    LastActivity,
    Path,
    Created,
    MaxSessionDuration,
}
