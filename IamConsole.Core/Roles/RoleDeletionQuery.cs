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
            PolicyArns = await db.PolicyAttachments.Where(attachment => attachment.HolderId == role.Id).OrderBy(attachment => attachment.PolicyArn).Select(attachment => attachment.PolicyArn).ToListAsync(cancellationToken),
            InlinePolicies = await db.InlinePolicies.Where(policy => policy.HolderId == role.Id).OrderBy(policy => policy.Name).Select(policy => policy.Name).ToListAsync(cancellationToken),
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

    /// <summary>The names of its inline policies, which are deleted with it.</summary>
    public required IReadOnlyList<string> InlinePolicies { get; init; }
}
