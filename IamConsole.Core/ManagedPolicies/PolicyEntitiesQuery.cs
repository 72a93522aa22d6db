using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>Who uses a managed policy: the users, groups and roles it is attached to, or those it bounds.</summary>
public sealed record PolicyEntitiesQuery(string PolicyArn, PolicyUsage Usage) : ConsoleQuery<PolicyEntitiesResult>
{
    /// <summary>A part of the name; empty for all.</summary>
    public string Search { get; init; } = "";

    public PolicyHolderKind? Kind { get; init; }

    public bool Descending { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 50;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<PolicyEntitiesResult>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var target = await context.FindPolicyAsync(PolicyArn, cancellationToken);
        if ((await context.DemandAsync(target.Action("iam:ListEntitiesForPolicy"), cancellationToken) ?? target.Missing) is { } refusal)
        {
            return refusal;
        }

        var entities = Entities(context.Db, target.ArnText);
        if (Search.Trim() is { Length: > 0 } search)
        {
            var pattern = Searching.Contains(search);
            entities = entities.Where(entity => EF.Functions.Like(entity.Name, pattern, Searching.Escape));
        }

        if (Kind is { } kind)
        {
            entities = entities.Where(entity => entity.Kind == (int)kind);
        }

        var total = await entities.CountAsync(cancellationToken);
        var ordered = Descending
            ? entities.OrderByDescending(entity => EF.Functions.Collate(entity.Name, "NOCASE")).ThenBy(entity => entity.Kind)
            : entities.OrderBy(entity => EF.Functions.Collate(entity.Name, "NOCASE")).ThenBy(entity => entity.Kind);
        var page = await ordered.Skip(Skip).Take(Searching.Rows(Take)).ToListAsync(cancellationToken);
        return new PolicyEntitiesResult([.. page.Select(entity => new PolicyEntityRow(entity.Id, entity.Revision, entity.Name, (PolicyHolderKind)entity.Kind, entity.Path))], total);
    }

    private IQueryable<EntityRow> Entities(IamDbContext db, string arn)
    {
        var boundary = Usage is PolicyUsage.Boundary;
        var attached = db.PolicyAttachments.Where(attachment => attachment.PolicyArn == arn);
        var users = db.Users
            .Where(user => boundary ? user.PermissionsBoundaryArn == arn : attached.Any(attachment => attachment.HolderId == user.Id))
            .Select(user => new EntityRow { Id = user.Id, Revision = user.Revision, Name = user.Name, Kind = (int)PolicyHolderKind.User, Path = user.Path });
        var roles = db.Roles
            .Where(role => boundary ? role.PermissionsBoundaryArn == arn : attached.Any(attachment => attachment.HolderId == role.Id))
            .Select(role => new EntityRow { Id = role.Id, Revision = role.Revision, Name = role.Name, Kind = (int)PolicyHolderKind.Role, Path = role.Path });
        if (boundary)
        {
            return users.Concat(roles);
        }

        var groups = db.Groups
            .Where(group => attached.Any(attachment => attachment.HolderId == group.Id))
            .Select(group => new EntityRow { Id = group.Id, Revision = group.Revision, Name = group.Name, Kind = (int)PolicyHolderKind.Group, Path = group.Path });
        return users.Concat(groups).Concat(roles);
    }

    internal sealed class EntityRow
    {
        public required string Id { get; init; }
        public required long Revision { get; init; }
        public required string Name { get; init; }
        public required int Kind { get; init; }
        public required string Path { get; init; }
    }
}

/// <summary>How a policy is used.</summary>
public enum PolicyUsage
{
    Attached,
    Boundary,
}

/// <summary>One page of entities.</summary>
/// <param name="Rows">By name.</param>
/// <param name="Total">How many match in all.</param>
public sealed record PolicyEntitiesResult(IReadOnlyList<PolicyEntityRow> Rows, int Total);

/// <summary>A user, group or role as the lists of a policy show it.</summary>
/// <param name="Id">The unique id.</param>
/// <param name="Revision">To be sent with changes.</param>
/// <param name="Name">The name.</param>
/// <param name="Kind">Which of the three it is.</param>
/// <param name="Path">Such as <c>/</c>.</param>
public sealed record PolicyEntityRow(string Id, long Revision, string Name, PolicyHolderKind Kind, string Path);
