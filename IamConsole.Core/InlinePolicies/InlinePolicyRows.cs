using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.PolicyLanguage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.InlinePolicies;

/// <summary>What the inline policy operations of users, groups and roles have in common. Names are matched ignoring case.</summary>
internal static class InlinePolicyRows
{
    public static async Task<IamResult<InlinePolicy>> FindInlineAsync(this OperationContext context, IPolicyHolder holder, string policyName, CancellationToken cancellationToken)
    {
        var policy = await context.Db.InlinePolicies.FirstOrDefaultAsync(policy => policy.HolderId == holder.Id && policy.Name == policyName, cancellationToken);
        return policy is null
            ? IamError.NoSuchEntity($"The {holder.HolderKind.ToString().ToLowerInvariant()} policy with name {policyName} cannot be found.")
            : policy;
    }

    /// <summary>Embeds a policy or replaces the document of one of that name, which keeps its first spelling.</summary>
    public static async Task<IamResult<Nothing>> PutInlineAsync(this OperationContext context, IPolicyHolder holder, string policyName, CheckedDocument document, CancellationToken cancellationToken)
    {
        var embedded = await context.Db.InlinePolicies.Where(policy => policy.HolderId == holder.Id).ToListAsync(cancellationToken);
        var present = embedded.Find(policy => string.Equals(policy.Name, policyName, StringComparison.OrdinalIgnoreCase));
        var otherSizes = embedded.Where(policy => policy != present).Sum(policy => PolicySize.Count(policy.Document));
        if (document.InlinePolicyProblem(holder, otherSizes) is { } problem)
        {
            return problem;
        }

        if (present is not null)
        {
            present.Document = document.Text;
            return Nothing.Value;
        }

        context.Db.InlinePolicies.Add(new InlinePolicy { HolderId = holder.Id, HolderKind = holder.HolderKind, Name = policyName, Document = document.Text });
        return Nothing.Value;
    }

    public static async Task<IamResult<(IReadOnlyList<string> Names, bool IsTruncated, string? Marker)>> ListInlineAsync(
        this OperationContext context, IPolicyHolder holder, string? marker, int? maxItems, CancellationToken cancellationToken)
    {
        if (!Marker.Decode(marker).TryGet(out var after, out var invalid))
        {
            return invalid;
        }

        var most = maxItems ?? Marker.DefaultMaxItems;
        var names = await context.Db.InlinePolicies
            .Where(policy => policy.HolderId == holder.Id && string.Compare(policy.Name, after) > 0)
            .OrderBy(policy => policy.Name)
            .Take(most + 1)
            .Select(policy => policy.Name)
            .ToListAsync(cancellationToken);
        return Marker.Cut(names, most, name => name);
    }
}
