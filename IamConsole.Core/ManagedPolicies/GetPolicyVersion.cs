using IamConsole.Core.Authorization;
using IamConsole.Core.Catalog;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>A version of a managed policy with its document as written. Of AWS managed policies only the default version is known.</summary>
public sealed record GetPolicyVersion(string PolicyArn, string VersionId) : IamOperation<GetPolicyVersionResult, PolicyTarget>
{
    protected override Task<PolicyTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindPolicyAsync(PolicyArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, PolicyTarget target) => [target.Action("iam:GetPolicyVersion")];

    protected override async Task<IamResult<GetPolicyVersionResult>> ExecuteAsync(OperationContext context, PolicyTarget target, CancellationToken cancellationToken)
    {
        if (target.Customer is { } policy)
        {
            var number = PolicyVersion.NumberOf(VersionId);
            var version = await context.Db.PolicyVersions.FirstOrDefaultAsync(version => version.PolicyId == policy.Id && version.Number == number, cancellationToken);
            return version is null
                ? PolicyErrors.NoSuchVersion(target.ArnText, VersionId)
                : new GetPolicyVersionResult(PolicyVersion.Of(policy, version) with { Document = version.Document });
        }

        var managed = ManagedPolicyCatalog.Current.Find(target.ArnText)!;
        return managed.DefaultVersionId == VersionId
            ? new GetPolicyVersionResult(PolicyVersion.Of(managed) with { Document = managed.ReadDocument() })
            : PolicyErrors.NoSuchVersion(target.ArnText, VersionId);
    }
}

/// <summary>The version.</summary>
public sealed record GetPolicyVersionResult(PolicyVersion PolicyVersion);
