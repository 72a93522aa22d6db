using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Catalog;
using IamConsole.Core.Model;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Operations;

/// <summary>Reads the policies of one user group or role, each part as far as the caller may see it.</summary>
public static class HolderPolicyReader
{
    /// <param name="context">The query's.</param>
    /// <param name="holder">The group or role.</param>
    /// <param name="action">An action on it; the actions' names carry its kind, such as <c>iam:ListGroupPolicies</c>.</param>
    /// <param name="cancellationToken">Ends the read early.</param>
    public static async Task<HolderPolicies> ReadPoliciesAsync(this QueryContext context, IPolicyHolder holder, Func<string, ActionRequest> action, CancellationToken cancellationToken)
    {
        var policies = new List<HolderPolicy>();
        var refused = new List<IamError>();
        if (await context.DemandAsync(action($"iam:ListAttached{holder.HolderKind}Policies"), cancellationToken) is { } noAttached)
        {
            refused.Add(noAttached);
        }
        else
        {
            await AddAttachedAsync(context, holder, policies, cancellationToken);
        }

        if (await context.DemandAsync(action($"iam:List{holder.HolderKind}Policies"), cancellationToken) is { } noInline)
        {
            refused.Add(noInline);
        }
        else
        {
            var reads = await context.IsAllowedAsync(action($"iam:Get{holder.HolderKind}Policy"), cancellationToken);
            var inline = await context.Db.InlinePolicies.Where(policy => policy.HolderId == holder.Id).ToListAsync(cancellationToken);
            policies.AddRange(inline.Select(policy => new HolderPolicy(
                policy.Name, HolderPolicyKind.CustomerInline, null, reads ? Guarded.Of(policy.Document) : Guarded.Denied<string>(), Guarded.Of<int?>(null))));
        }

        return new HolderPolicies(ExpectedRevision.Of(holder), [.. policies.OrderBy(policy => policy.Name, StringComparer.OrdinalIgnoreCase).ThenBy(policy => policy.Key, StringComparer.Ordinal)], refused);
    }

    /// <summary>A managed policy's type and, where <c>iam:GetPolicy</c> and <c>iam:GetPolicyVersion</c> are allowed, the document in force.</summary>
    public static async Task<(HolderPolicyKind Kind, Guarded<string> Document, bool SeesPolicy)> ReadManagedPolicyAsync(this QueryContext context, string policyArn, CancellationToken cancellationToken)
    {
        var target = await context.FindPolicyAsync(policyArn, cancellationToken);
        var seesPolicy = await context.IsAllowedAsync(target.Action("iam:GetPolicy"), cancellationToken);
        var seesDocument = seesPolicy && await context.IsAllowedAsync(target.Action("iam:GetPolicyVersion"), cancellationToken);
        var managed = ManagedPolicyCatalog.Current.Find(policyArn);
        var document = seesDocument ? await context.Db.ReadManagedDocumentAsync(policyArn, cancellationToken) : null;
        return (
            managed is null ? HolderPolicyKind.CustomerManaged : managed.IsJobFunction ? HolderPolicyKind.AwsManagedJobFunction : HolderPolicyKind.AwsManaged,
            document is null ? Guarded.Denied<string>() : Guarded.Of(document),
            seesPolicy);
    }

    private static async Task AddAttachedAsync(QueryContext context, IPolicyHolder holder, List<HolderPolicy> policies, CancellationToken cancellationToken)
    {
        var attached = await context.Db.PolicyAttachments
            .Where(attachment => attachment.HolderId == holder.Id)
            .Select(attachment => new { attachment.PolicyArn, Count = context.Db.PolicyAttachments.Count(other => other.PolicyArn == attachment.PolicyArn) })
            .ToListAsync(cancellationToken);
        foreach (var attachment in attached)
        {
            policies.Add(await DescribeAsync(context, attachment.PolicyArn, attachment.Count, cancellationToken));
        }
    }

    private static async Task<HolderPolicy> DescribeAsync(QueryContext context, string policyArn, int attachments, CancellationToken cancellationToken)
    {
        var (kind, document, seesPolicy) = await context.ReadManagedPolicyAsync(policyArn, cancellationToken);
        return new HolderPolicy(Arn.NameIn(policyArn), kind, policyArn, document, seesPolicy ? Guarded.Of<int?>(attachments) : Guarded.Denied<int?>());
    }
}
