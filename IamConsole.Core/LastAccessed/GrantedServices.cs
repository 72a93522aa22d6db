using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Storage;
using IamConsole.Core.Summaries;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.LastAccessed;

/// <summary>A service that policies allow.</summary>
internal sealed record GrantedService(ServiceSummary Summary, IReadOnlyList<GrantingPolicy> Policies);

/// <summary>Reads which services a subject's identity-based policies allow. Boundaries, resource-based and session policies do not count.</summary>
internal static class GrantedServices
{
    /// <summary>The services by name; a user's with what its groups allow.</summary>
    public static async Task<IReadOnlyList<GrantedService>> ReadAsync(IamDbContext db, AccessSubject subject, CancellationToken cancellationToken)
    {
        var granting = await ReadPoliciesAsync(db, subject, cancellationToken);
        var documents = new List<NamedPolicy>();
        for (var index = 0; index < granting.Count; index++)
        {
            if (PolicyParser.Parse(granting[index].Document, PolicyKind.Identity).Document is { } document)
            {
                // Inline policies of several holders may have one name: the place tells them apart.
                documents.Add(new NamedPolicy($"{index}", document));
            }
        }

        return [.. PolicySummarizer.Summarize(documents, db.Account.ToString()).Allow
            .Where(service => service.HasPermissions)
            .Select(service => new GrantedService(service, [.. service.Policies
                .Select(index => granting[int.Parse(index, System.Globalization.CultureInfo.InvariantCulture)].Policy)
                .OrderBy(policy => policy.Name, StringComparer.OrdinalIgnoreCase)]))
            .OrderBy(service => service.Summary.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private static async Task<List<(GrantingPolicy Policy, string Document)>> ReadPoliciesAsync(IamDbContext db, AccessSubject subject, CancellationToken cancellationToken)
    {
        if (subject.Holder is not { } holder)
        {
            return await db.ReadManagedDocumentAsync(subject.ArnText, cancellationToken) is { } document
                ? [(new GrantingPolicy(Arn.NameIn(subject.ArnText), subject.ArnText, null, null), document)]
                : [];
        }

        var memberships = db.GroupMemberships.Where(membership => membership.UserId == holder.Id).Select(membership => membership.GroupId);
        var names = await db.Groups.AsNoTracking().Where(group => memberships.Contains(group.Id)).ToDictionaryAsync(group => group.Id, group => group.Name, cancellationToken);
        names.Add(holder.Id, holder.Name);
        return [.. (await db.ReadAppliedPoliciesAsync(names.Keys, cancellationToken))
            .DistinctBy(policy => policy.Arn ?? $"{policy.HolderId}/{policy.Name}")
            .Select(policy => (policy.Arn is null
                ? new GrantingPolicy(policy.Name, null, policy.HolderKind, names[policy.HolderId])
                : new GrantingPolicy(policy.Name, policy.Arn, null, null), policy.Document))];
    }
}
