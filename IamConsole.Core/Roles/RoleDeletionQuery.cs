using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Roles;

/// <summary>What has to be taken from a role before it can be deleted, and when it was last used.</summary>
public sealed record RoleDeletionQuery(string RoleName) : ConsoleQuery<RoleDeletion>
{
    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<RoleDeletion>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var target = await context.FindRoleAsync(RoleName, cancellationToken);
        if ((await context.DemandAsync(target.Action("iam:GetRole"), cancellationToken)
            ?? await context.DemandAsync(target.Action("iam:ListAttachedRolePolicies"), cancellationToken)
            ?? await context.DemandAsync(target.Action("iam:ListRolePolicies"), cancellationToken)
            ?? await context.DemandAsync(target.Action("iam:ListInstanceProfilesForRole"), cancellationToken)
            ?? target.Missing) is { } refusal)
        {
            return refusal;
        }

        var (db, role) = (context.Db, target.Existing);
        return new RoleDeletion
        {
            RoleId = role.Id,
            RoleName = role.Name,
            Revision = role.Revision,
            LastUsedAt = role.LastUsedAt,
            IsServiceLinked = role.IsServiceLinked,
            UsedBy = role.IsServiceLinked ? await ServiceLinkedRole.FindUsesAsync(db, role.Name, cancellationToken) : [],
            PolicyArns = await db.PolicyAttachments.Where(attachment => attachment.HolderId == role.Id).OrderBy(attachment => attachment.PolicyArn).Select(attachment => attachment.PolicyArn).ToListAsync(cancellationToken),
            InlinePolicies = await db.InlinePolicies.Where(policy => policy.HolderId == role.Id).OrderBy(policy => policy.Name).Select(policy => policy.Name).ToListAsync(cancellationToken),
            InstanceProfiles = await db.InstanceProfiles.Where(profile => profile.RoleId == role.Id).OrderBy(profile => profile.Name).Select(profile => profile.Name).ToListAsync(cancellationToken),
        };
    }
}

/// <summary>What goes with a role.</summary>
public sealed record RoleDeletion
{
    public required string RoleId { get; init; }
    public required string RoleName { get; init; }
    public required long Revision { get; init; }

    /// <summary>When it was last used; none where it never was.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>The managed policies attached to it, which stay.</summary>
    public required IReadOnlyList<string> PolicyArns { get; init; }

    /// <summary>Whether it belongs to an AWS service and is deleted by <see cref="DeleteServiceLinkedRole"/>.</summary>
    public bool IsServiceLinked { get; init; }

    /// <summary>The ARNs of what its service uses a service-linked role for; it cannot be deleted before they are.</summary>
    public IReadOnlyList<string> UsedBy { get; init; } = [];

    /// <summary>The names of its inline policies, which are deleted with it.</summary>
    public required IReadOnlyList<string> InlinePolicies { get; init; }

    /// <summary>The names of the instance profiles that it is in.</summary>
    public required IReadOnlyList<string> InstanceProfiles { get; init; }

    /// <summary>The instance profile of the role's own name, which the console made with it and deletes with it; or none.</summary>
    public string? OwnInstanceProfile => InstanceProfiles.FirstOrDefault(name => string.Equals(name, RoleName, StringComparison.OrdinalIgnoreCase));
}
