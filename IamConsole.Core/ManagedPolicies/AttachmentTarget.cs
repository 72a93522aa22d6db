using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Catalog;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>A user, group or role and the managed policy that is to be attached, detached or set as its boundary.</summary>
/// <param name="HolderTarget">What the request is authorised on.</param>
/// <param name="Holder">The row, or none where it does not exist.</param>
/// <param name="Policy">The policy in its stored spelling, so that conditions on its ARN cannot be passed by in another.</param>
/// <param name="NeedsPolicy">Whether the policy has to exist.</param>
public sealed record AttachmentTarget(ITarget HolderTarget, IPolicyHolder? Holder, PolicyTarget Policy, bool NeedsPolicy) : ITarget
{
    public string ArnText => HolderTarget.ArnText;

    public IamError? Missing => HolderTarget.Missing ?? (NeedsPolicy ? Policy.Missing : null);

    public IamError? Unmodifiable => HolderTarget.Unmodifiable;

    public IRevisioned? Revisioned => Holder;

    private IPolicyHolder Existing => Holder ?? throw new InvalidOperationException("The user, group or role does not exist.");

    /// <summary>Why the policy cannot be used by this holder, or none.</summary>
    internal IamError? NotAttachable =>
        ManagedPolicyCatalog.Current.Find(Policy.ArnText)?.Path == "/aws-service-role/" ? PolicyErrors.ServiceRolePolicy(Existing.HolderKind.ToString()) : null;

    /// <summary>Attaches the policy; nothing happens where it is attached already.</summary>
    internal async Task<IamResult<Nothing>> AttachAsync(OperationContext context, CancellationToken cancellationToken)
    {
        if (NotAttachable is { } refusal)
        {
            return refusal;
        }

        var attached = await context.Db.PolicyAttachments.Where(attachment => attachment.HolderId == Existing.Id).Select(attachment => attachment.PolicyArn).ToListAsync(cancellationToken);
        if (attached.Contains(Policy.ArnText))
        {
            return Nothing.Value;
        }

        if (attached.Count >= Quotas.AttachedPerHolder)
        {
            return IamError.LimitExceeded($"PoliciesPer{Existing.HolderKind}", Quotas.AttachedPerHolder);
        }

        context.Db.PolicyAttachments.Add(new PolicyAttachment { HolderId = Existing.Id, HolderKind = Existing.HolderKind, PolicyArn = Policy.ArnText, AttachedAt = context.Now });
        return Nothing.Value;
    }

    /// <summary>Detaches the policy, which has to be attached.</summary>
    internal async Task<IamResult<Nothing>> DetachAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var attachment = await context.Db.PolicyAttachments.FirstOrDefaultAsync(attachment => attachment.HolderId == Existing.Id && attachment.PolicyArn == Policy.ArnText, cancellationToken);
        if (attachment is null)
        {
            return PolicyErrors.NotAttached(Policy.ArnText);
        }

        context.Db.PolicyAttachments.Remove(attachment);
        return Nothing.Value;
    }
}

/// <summary>Lists what is attached to a holder.</summary>
internal static class AttachedPolicies
{
    public static async Task<IamResult<Page<AttachedPolicy>>> ListAttachedAsync(
        this OperationContext context, string holderId, string? pathPrefix, string? marker, int? maxItems, CancellationToken cancellationToken)
    {
        if (!Marker.Decode(marker).TryGet(out var after, out var invalid))
        {
            return invalid;
        }

        // Few: a quota limits what a holder may have attached.
        var arns = await context.Db.PolicyAttachments.Where(attachment => attachment.HolderId == holderId).Select(attachment => attachment.PolicyArn).ToListAsync(cancellationToken);
        var most = maxItems ?? Marker.DefaultMaxItems;
        var policies = arns
            .Select(arn => (Arn: arn, Resource: arn[arn.IndexOf(":policy/", StringComparison.Ordinal)..]["policy:".Length..]))
            .Where(policy => policy.Resource.StartsWith(pathPrefix ?? "/", StringComparison.Ordinal))
            .Select(policy => new AttachedPolicy(Arn.NameIn(policy.Resource), policy.Arn))
            .OrderBy(policy => KeyOf(policy), StringComparer.Ordinal)
            .Where(policy => string.CompareOrdinal(KeyOf(policy), after) > 0)
            .Take(most + 1)
            .ToList();
        return Marker.Cut(policies, most, KeyOf);
    }

    private static string KeyOf(AttachedPolicy policy) => $"{policy.PolicyName} {policy.PolicyArn}";
}
