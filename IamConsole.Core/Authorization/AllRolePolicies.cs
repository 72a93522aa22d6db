using IamConsole.Core.Evaluation;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Authorization;

/// <summary>A role with every policy that applies to it.</summary>
/// <param name="RoleName">The role's name.</param>
/// <param name="Policies">Its own and its boundary, compiled.</param>
public sealed record RolePolicySet(string RoleName, PolicySet Policies);

/// <summary>Reads the policies of many roles at once; one at a time would be thousands of reads.</summary>
internal static class AllRolePolicies
{
    /// <summary>Of every role that the account itself looks after: those that are linked to a service are that service's.</summary>
    public static async Task<IReadOnlyList<RolePolicySet>> ReadRolePolicySetsAsync(this IamDbContext db, CompiledPolicyCache compiled, CancellationToken cancellationToken)
    {
        var roles = await db.Roles.AsNoTracking().Where(role => !role.Path.StartsWith(IamRole.ServiceLinkedPath))
            .Select(role => new { role.Id, role.Name, role.PermissionsBoundaryArn }).ToListAsync(cancellationToken);
        var attached = (await db.PolicyAttachments.AsNoTracking().Where(attachment => attachment.HolderKind == PolicyHolderKind.Role)
            .Select(attachment => new { attachment.HolderId, attachment.PolicyArn }).ToListAsync(cancellationToken)).ToLookup(attachment => attachment.HolderId, attachment => attachment.PolicyArn);
        var inline = (await db.InlinePolicies.AsNoTracking().Where(policy => policy.HolderKind == PolicyHolderKind.Role)
            .Select(policy => new { policy.HolderId, policy.HolderKind, policy.Name, policy.Document }).ToListAsync(cancellationToken))
            .ToLookup(policy => policy.HolderId, policy => new NamedPolicy(new InlinePolicyName(policy.HolderKind, policy.HolderId, policy.Name).ToString(), compiled.Compile(policy.Document)));

        var managed = new Dictionary<string, NamedPolicy>();
        foreach (var arn in attached.SelectMany(arns => arns).Concat(roles.Select(role => role.PermissionsBoundaryArn).OfType<string>()).Distinct())
        {
            if (await db.ReadManagedDocumentAsync(arn, cancellationToken) is { } document)
            {
                managed[arn] = new NamedPolicy(arn, compiled.Compile(document));
            }
        }

        return [.. roles.Select(role => new RolePolicySet(role.Name, new PolicySet
        {
            Identity = [.. attached[role.Id].Select(arn => managed.GetValueOrDefault(arn)).OfType<NamedPolicy>(), .. inline[role.Id]],
            Boundary = role.PermissionsBoundaryArn is { } boundary ? managed[boundary] : null,
        }))];
    }
}
