using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Authorization;

/// <summary>Finds customer managed policies by their ARN.</summary>
public static class CustomerPolicies
{
    /// <summary>The customer managed policy of an ARN; none where any part differs, be it in case only.</summary>
    /// <remarks>Names are unique ignoring case, ARNs are compared exactly: what conditions, attachments and boundaries hold is then one spelling.</remarks>
    public static async Task<CustomerManagedPolicy?> FindCustomerPolicyAsync(this IamDbContext db, string policyArn, CancellationToken cancellationToken)
    {
        if (!Arn.TryParse(policyArn, out var arn) || arn != Arn.OfIam(db.Account, arn.Resource) || !arn.Resource.StartsWith("policy/", StringComparison.Ordinal))
        {
            return null;
        }

        var nameStart = arn.Resource.LastIndexOf('/') + 1;
        var (path, name) = (arn.Resource["policy".Length..nameStart], arn.Resource[nameStart..]);
        var found = await db.Policies.FirstOrDefaultAsync(policy => policy.Name == name && policy.Path == path, cancellationToken);
        return found?.Name == name ? found : null;
    }

    /// <summary>The document in force of a customer managed policy, or none where there is no such policy.</summary>
    public static async Task<string?> ReadDefaultDocumentAsync(this IamDbContext db, string policyArn, CancellationToken cancellationToken)
    {
        var policy = await db.FindCustomerPolicyAsync(policyArn, cancellationToken);
        return policy is null
            ? null
            : await db.PolicyVersions.Where(version => version.PolicyId == policy.Id && version.Number == policy.DefaultVersion).Select(version => version.Document).SingleAsync(cancellationToken);
    }

    /// <summary>The ARN of a customer managed policy.</summary>
    public static string ArnIn(this CustomerManagedPolicy policy, AccountId account) => Arn.Policy(account, policy.Path, policy.Name).ToString();
}
