using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>Removes a customer managed policy with its default version and tags. It has to be used by nobody and have no other version.</summary>
public sealed record DeletePolicy(string PolicyArn) : IamOperation<Nothing, PolicyTarget>
{
    protected override Task<PolicyTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindPolicyAsync(PolicyArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, PolicyTarget target) => [target.Action("iam:DeletePolicy")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, PolicyTarget target, CancellationToken cancellationToken)
    {
        if (target.Customer is not { } policy)
        {
            return PolicyErrors.OutsideAccount;
        }

        if ((await context.Db.CountUseAsync(target.ArnText, cancellationToken)).IsUsed)
        {
            return PolicyErrors.Attached;
        }

        var versions = await context.Db.PolicyVersions.Where(version => version.PolicyId == policy.Id).ToListAsync(cancellationToken);
        if (versions.Count > 1)
        {
            return PolicyErrors.HasVersions;
        }

        context.Db.PolicyVersions.RemoveRange(versions);
        context.Db.Tags.RemoveRange(await context.Db.Tags.Where(tag => tag.ResourceId == policy.Id).ToListAsync(cancellationToken));
        context.Db.Policies.Remove(policy);
        return Nothing.Value;
    }
}
