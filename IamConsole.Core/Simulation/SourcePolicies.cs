using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Simulation;

/// <summary>A policy of the user, group or role whose policies are simulated.</summary>
/// <param name="Key">A managed policy's ARN, or <c>group/NAME/POLICY</c>: tells the source's policies apart.</param>
/// <param name="Name">The policy's name.</param>
/// <param name="Arn">Of a managed policy; none of an inline one.</param>
/// <param name="Holders">Through whom the source has it: itself, groups, or both.</param>
/// <param name="Document">The document in force.</param>
internal sealed record SourcePolicy(string Key, string Name, string? Arn, IReadOnlyList<SourcePolicyHolder> Holders, string Document)
{
    /// <summary>How results name it (inline policies: unverified).</summary>
    public string SourcePolicyId => Arn is null ? $"{PolicySourceTarget.KindOf(Holders[0].Kind)}_{Holders[0].Name}_{Name}" : Name;
}

/// <summary>A user, group or role that has a policy.</summary>
internal sealed record SourcePolicyHolder(PolicyHolderKind Kind, string Name, string Arn);

/// <summary>Reads the policies of a simulation's source.</summary>
internal static class SourcePolicies
{
    /// <summary>Its identity-based policies, a user's with those of its groups; each managed policy once.</summary>
    public static async Task<IReadOnlyList<SourcePolicy>> ReadAsync(IamDbContext db, PolicySourceTarget source, CancellationToken cancellationToken)
    {
        var holder = source.Existing;
        var memberships = db.GroupMemberships.Where(membership => membership.UserId == holder.Id).Select(membership => membership.GroupId);
        var groups = await db.Groups.AsNoTracking().Where(group => memberships.Contains(group.Id)).ToListAsync(cancellationToken);
        var holders = groups.ToDictionary(group => group.Id, group => new SourcePolicyHolder(PolicyHolderKind.Group, group.Name, Arn.Group(db.Account, group.Path, group.Name).ToString()));
        holders.Add(holder.Id, new SourcePolicyHolder(holder.HolderKind, holder.Name, source.ArnText));

        return [.. (await db.ReadAppliedPoliciesAsync(holders.Keys, cancellationToken))
            .GroupBy(policy => policy.Arn ?? $"{PolicySourceTarget.KindOf(policy.HolderKind)}/{holders[policy.HolderId].Name}/{policy.Name}")
            .Select(same => new SourcePolicy(same.Key, same.First().Name, same.First().Arn, [.. same.Select(policy => holders[policy.HolderId])], same.First().Document))
            .OrderBy(policy => policy.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(policy => policy.Key, StringComparer.Ordinal)];
    }
}
