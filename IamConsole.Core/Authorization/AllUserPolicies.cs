using IamConsole.Core.Evaluation;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Authorization;

/// <summary>A user with every policy that applies to it.</summary>
/// <param name="UserName">The user's name.</param>
/// <param name="Policies">Its own, its groups' and its boundary, compiled.</param>
public sealed record UserPolicySet(string UserName, PolicySet Policies);

/// <summary>Reads the policies of many users at once; one at a time would be thousands of reads.</summary>
internal static class AllUserPolicies
{
    /// <param name="db">The account's rows.</param>
    /// <param name="compiled">The compiled documents.</param>
    /// <param name="userId">One user alone, or all.</param>
    /// <param name="cancellationToken">Ends the read early.</param>
    public static async Task<IReadOnlyList<UserPolicySet>> ReadUserPolicySetsAsync(this IamDbContext db, CompiledPolicyCache compiled, string? userId, CancellationToken cancellationToken)
    {
        var users = await db.Users.AsNoTracking().Where(user => userId == null || user.Id == userId)
            .Select(user => new { user.Id, user.Name, user.PermissionsBoundaryArn }).ToListAsync(cancellationToken);
        var groups = (await db.GroupMemberships.AsNoTracking().Where(membership => userId == null || membership.UserId == userId)
            .Select(membership => new { membership.UserId, membership.GroupId }).ToListAsync(cancellationToken)).ToLookup(membership => membership.UserId, membership => membership.GroupId);
        var attached = (await db.PolicyAttachments.AsNoTracking().Where(attachment => attachment.HolderKind != PolicyHolderKind.Role)
            .Select(attachment => new { attachment.HolderId, attachment.PolicyArn }).ToListAsync(cancellationToken)).ToLookup(attachment => attachment.HolderId, attachment => attachment.PolicyArn);
        var inline = (await db.InlinePolicies.AsNoTracking().Where(policy => policy.HolderKind != PolicyHolderKind.Role)
            .Select(policy => new { policy.HolderId, policy.HolderKind, policy.Name, policy.Document }).ToListAsync(cancellationToken))
            .ToLookup(policy => policy.HolderId, policy => new NamedPolicy(new InlinePolicyName(policy.HolderKind, policy.HolderId, policy.Name).ToString(), compiled.Compile(policy.Document)));

        var managed = new Dictionary<string, NamedPolicy?>();
        async Task<NamedPolicy?> ManagedAsync(string arn)
        {
            if (!managed.TryGetValue(arn, out var known))
            {
                managed[arn] = known = await db.ReadManagedDocumentAsync(arn, cancellationToken) is { } document ? new NamedPolicy(arn, compiled.Compile(document)) : null;
            }

            return known;
        }

        var sets = new List<UserPolicySet>(users.Count);
        foreach (var user in users)
        {
            var identity = new List<NamedPolicy>();
            foreach (var holder in groups[user.Id].Append(user.Id))
            {
                foreach (var arn in attached[holder])
                {
                    if (await ManagedAsync(arn) is { } policy && !identity.Contains(policy))
                    {
                        identity.Add(policy);
                    }
                }

                identity.AddRange(inline[holder]);
            }

            sets.Add(new UserPolicySet(user.Name, new PolicySet
            {
                Identity = identity,
                Boundary = user.PermissionsBoundaryArn is { } boundary
                    ? await ManagedAsync(boundary) ?? throw new InvalidOperationException($"The permissions boundary {boundary} is missing.")
                    : null,
            }));
        }

        return sets;
    }
}
