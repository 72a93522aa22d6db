using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>Removes a version that is not the default one. Its number is not used again.</summary>
public sealed record DeletePolicyVersion(string PolicyArn, string VersionId) : IamOperation<Nothing, PolicyTarget>
{
    protected override Task<PolicyTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindPolicyAsync(PolicyArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, PolicyTarget target) => [target.Action("iam:DeletePolicyVersion")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, PolicyTarget target, CancellationToken cancellationToken)
    {
        if (target.Customer is not { } policy)
        {
            return PolicyErrors.OutsideAccount;
        }

        var number = PolicyVersion.NumberOf(VersionId);
        var version = await context.Db.PolicyVersions.FirstOrDefaultAsync(version => version.PolicyId == policy.Id && version.Number == number, cancellationToken);
        if (version is null)
        {
            return PolicyErrors.NoSuchVersion(target.ArnText, VersionId);
        }

        if (number == policy.DefaultVersion)
        {
            return PolicyErrors.DefaultVersionInUse;
        }

        context.Db.PolicyVersions.Remove(version);
        return Nothing.Value;
    }
}
