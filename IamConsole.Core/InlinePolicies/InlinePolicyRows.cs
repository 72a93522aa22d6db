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

    public static Task<IamResult<Page<string>>> ListInlineAsync(this OperationContext context, IPolicyHolder holder, string? marker, int? maxItems, CancellationToken cancellationToken) =>
        context.Db.InlinePolicies.Where(policy => policy.HolderId == holder.Id).Select(policy => policy.Name).ToPageAsync(name => name, marker, maxItems, cancellationToken);
}
