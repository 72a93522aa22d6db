using IamConsole.Core.Arns;
using IamConsole.Core.Catalog;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Authorization;

/// <summary>A policy of a principal: attached to, or embedded in, itself or one of its groups.</summary>
/// <param name="HolderId">The unique id of the user, group or role that has it.</param>
/// <param name="HolderKind">What that is.</param>
/// <param name="Name">The policy's name.</param>
/// <param name="Arn">Of a managed policy; none of an inline one.</param>
/// <param name="Document">The document in force.</param>
public sealed record AppliedPolicy(string HolderId, PolicyHolderKind HolderKind, string Name, string? Arn, string Document);

/// <summary>Reads the policies that apply through users, groups and roles.</summary>
public static class AppliedPolicies
{
    /// <summary>Managed policies first, then inline ones; a managed policy once for each holder that it is attached to.</summary>
    /// <param name="db">The account's rows.</param>
    /// <param name="holderIds">The principal's unique id and those of its groups.</param>
    /// <param name="cancellationToken">Ends the read early.</param>
    public static async Task<IReadOnlyList<AppliedPolicy>> ReadAppliedPoliciesAsync(this IamDbContext db, IReadOnlyCollection<string> holderIds, CancellationToken cancellationToken)
    {
        var policies = new List<AppliedPolicy>();
        var attached = await db.PolicyAttachments.AsNoTracking().Where(attachment => holderIds.Contains(attachment.HolderId)).ToListAsync(cancellationToken);
        foreach (var attachments in attached.GroupBy(attachment => attachment.PolicyArn))
        {
            if (await db.ReadManagedDocumentAsync(attachments.Key, cancellationToken) is { } document)
            {
                policies.AddRange(attachments.Select(attachment => new AppliedPolicy(attachment.HolderId, attachment.HolderKind, Arn.NameIn(attachment.PolicyArn), attachment.PolicyArn, document)));
            }
        }

        policies.AddRange(await db.InlinePolicies.AsNoTracking()
            .Where(policy => holderIds.Contains(policy.HolderId))
            .Select(policy => new AppliedPolicy(policy.HolderId, policy.HolderKind, policy.Name, null, policy.Document))
            .ToListAsync(cancellationToken));
        return policies;
    }

    /// <summary>The document in force of a managed policy, of AWS or of the account; none where there is no such policy.</summary>
    public static async Task<string?> ReadManagedDocumentAsync(this IamDbContext db, string policyArn, CancellationToken cancellationToken) =>
        ManagedPolicyCatalog.Current.Find(policyArn)?.ReadDocument() ?? await db.ReadDefaultDocumentAsync(policyArn, cancellationToken);

    /// <summary>The document in force of a permissions boundary, which cannot be deleted while it bounds somebody.</summary>
    /// <exception cref="InvalidOperationException">There is no such policy.</exception>
    public static async Task<string> ReadBoundaryDocumentAsync(this IamDbContext db, string policyArn, CancellationToken cancellationToken) =>
        await db.ReadManagedDocumentAsync(policyArn, cancellationToken) ?? throw new InvalidOperationException($"The permissions boundary {policyArn} is missing.");
}
