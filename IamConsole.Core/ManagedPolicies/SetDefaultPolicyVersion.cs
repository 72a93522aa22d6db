using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>Puts another version of a customer managed policy in force, for everybody it is attached to.</summary>
public sealed record SetDefaultPolicyVersion(string PolicyArn, string VersionId) : IamOperation<Nothing, PolicyTarget>
{
    protected override Task<PolicyTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindPolicyAsync(PolicyArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, PolicyTarget target) => [target.Action("iam:SetDefaultPolicyVersion")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, PolicyTarget target, CancellationToken cancellationToken)
    {
        if (target.Customer is not { } policy)
        {
            return PolicyErrors.OutsideAccount;
        }

        var number = PolicyVersion.NumberOf(VersionId);
        if (!await context.Db.PolicyVersions.AnyAsync(version => version.PolicyId == policy.Id && version.Number == number, cancellationToken))
        {
            return PolicyErrors.NoSuchVersion(target.ArnText, VersionId);
        }

        if (policy.DefaultVersion != number)
        {
            policy.DefaultVersion = number;
            policy.UpdatedAt = context.Now;
        }

        return Nothing.Value;
    }
}
