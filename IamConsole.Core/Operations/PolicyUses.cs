using IamConsole.Core.Operations.Shapes;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Operations;

/// <summary>Counts where managed policies are used.</summary>
internal static class PolicyUses
{
    public static async Task<PolicyUse> CountUseAsync(this IamDbContext db, string policyArn, CancellationToken cancellationToken) => new(
        await db.PolicyAttachments.CountAsync(attachment => attachment.PolicyArn == policyArn, cancellationToken),
        await db.Users.CountAsync(user => user.PermissionsBoundaryArn == policyArn, cancellationToken)
            + await db.Roles.CountAsync(role => role.PermissionsBoundaryArn == policyArn, cancellationToken));

    /// <summary>The uses of every managed policy that is used at all, by ARN; three grouped reads.</summary>
    public static async Task<IReadOnlyDictionary<string, PolicyUse>> CountUsesAsync(this IamDbContext db, CancellationToken cancellationToken)
    {
        var uses = await db.PolicyAttachments
            .GroupBy(attachment => attachment.PolicyArn)
            .Select(group => new { Arn = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Arn, group => new PolicyUse(group.Count, 0), cancellationToken);
        var ofUsers = await db.Users
            .Where(user => user.PermissionsBoundaryArn != null)
            .GroupBy(user => user.PermissionsBoundaryArn!)
            .Select(group => new { Arn = group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        var ofRoles = await db.Roles
            .Where(role => role.PermissionsBoundaryArn != null)
            .GroupBy(role => role.PermissionsBoundaryArn!)
            .Select(group => new { Arn = group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        foreach (var bound in ofUsers.Concat(ofRoles))
        {
            var use = uses.GetValueOrDefault(bound.Arn);
            uses[bound.Arn] = use with { Boundaries = use.Boundaries + bound.Count };
        }

        return uses;
    }
}
