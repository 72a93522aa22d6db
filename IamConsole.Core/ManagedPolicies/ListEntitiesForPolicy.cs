using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>Which groups, users and roles a managed policy is attached to, and which users and roles it bounds.</summary>
public sealed record ListEntitiesForPolicy(string PolicyArn) : IamOperation<ListEntitiesForPolicyResult, PolicyTarget>
{
    /// <summary>User, Role or Group: only entities of this kind.</summary>
    public string? EntityFilter { get; init; }

    public string? PathPrefix { get; init; }

    /// <summary>PermissionsPolicy or PermissionsBoundary; both uses where nothing is said.</summary>
    public string? PolicyUsageFilter { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<PolicyTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindPolicyAsync(PolicyArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, PolicyTarget target) => [target.Action("iam:ListEntitiesForPolicy")];

    protected override async Task<IamResult<ListEntitiesForPolicyResult>> ExecuteAsync(OperationContext context, PolicyTarget target, CancellationToken cancellationToken)
    {
        if (!Operations.Marker.Decode(Marker).TryGet(out var after, out var invalid))
        {
            return invalid;
        }

        var entities = await Entities(context, target.ArnText).OrderBy(entity => entity.Kind).ThenBy(entity => entity.Name).ToListAsync(cancellationToken);
        var most = MaxItems ?? Operations.Marker.DefaultMaxItems;
        var rest = entities.SkipWhile(entity => after.Length > 0 && KeyOf(entity) != after).Skip(after.Length > 0 ? 1 : 0).Take(most + 1).ToList();
        var (items, truncated, marker) = Operations.Marker.Cut(rest, most, KeyOf);
        return new ListEntitiesForPolicyResult(
            [.. items.Where(entity => entity.Kind == 0).Select(entity => new PolicyGroup(entity.Name, entity.Id))],
            [.. items.Where(entity => entity.Kind == 1).Select(entity => new PolicyUser(entity.Name, entity.Id))],
            [.. items.Where(entity => entity.Kind == 2).Select(entity => new PolicyRole(entity.Name, entity.Id))],
            truncated,
            marker);
    }

    private static string KeyOf(Entity entity) => entity.Id;

    private IQueryable<Entity> Entities(OperationContext context, string arn)
    {
        var (attached, bounded) = (PolicyUsageFilter is not "PermissionsBoundary", PolicyUsageFilter is not "PermissionsPolicy");
        var prefix = PathPrefix ?? "/";
        var attachments = context.Db.PolicyAttachments.Where(attachment => attached && attachment.PolicyArn == arn);
        var groups = context.Db.Groups
            .Where(group => (EntityFilter == null || EntityFilter == nameof(PolicyHolderKind.Group)) && attachments.Any(attachment => attachment.HolderId == group.Id))
            .Select(group => new Entity { Kind = 0, Id = group.Id, Name = group.Name, Path = group.Path });
        var users = context.Db.Users
            .Where(user => (EntityFilter == null || EntityFilter == nameof(PolicyHolderKind.User))
                && (attachments.Any(attachment => attachment.HolderId == user.Id) || (bounded && user.PermissionsBoundaryArn == arn)))
            .Select(user => new Entity { Kind = 1, Id = user.Id, Name = user.Name, Path = user.Path });
        var roles = context.Db.Roles
            .Where(role => (EntityFilter == null || EntityFilter == nameof(PolicyHolderKind.Role))
                && (attachments.Any(attachment => attachment.HolderId == role.Id) || (bounded && role.PermissionsBoundaryArn == arn)))
            .Select(role => new Entity { Kind = 2, Id = role.Id, Name = role.Name, Path = role.Path });
        return groups.Concat(users).Concat(roles).Where(entity => entity.Path.Substring(0, prefix.Length) == prefix);
    }

    private sealed class Entity
    {
        public required int Kind { get; init; }
        public required string Id { get; init; }
        public required string Name { get; init; }
        public required string Path { get; init; }
    }
}

/// <summary>One page of entities, over the three kinds together.</summary>
public sealed record ListEntitiesForPolicyResult(
    IReadOnlyList<PolicyGroup> PolicyGroups, IReadOnlyList<PolicyUser> PolicyUsers, IReadOnlyList<PolicyRole> PolicyRoles, bool IsTruncated, string? Marker);
