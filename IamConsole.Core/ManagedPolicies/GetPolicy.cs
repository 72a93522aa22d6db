using IamConsole.Core.Authorization;
using IamConsole.Core.Catalog;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>Describes a managed policy, of the account or of AWS, with how often it is used in the account.</summary>
public sealed record GetPolicy(string PolicyArn) : IamOperation<GetPolicyResult, PolicyTarget>
{
    protected override Task<PolicyTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindPolicyAsync(PolicyArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, PolicyTarget target) => [target.Action("iam:GetPolicy")];

    protected override async Task<IamResult<GetPolicyResult>> ExecuteAsync(OperationContext context, PolicyTarget target, CancellationToken cancellationToken)
    {
        var use = await context.Db.CountUseAsync(target.ArnText, cancellationToken);
        return new GetPolicyResult(target.Customer is { } policy
            ? Policy.Of(context.Account, policy, use) with { Description = policy.Description, Tags = target.Tags is [] ? null : target.Tags }
            : Policy.Of(ManagedPolicyCatalog.Current.Find(target.ArnText)!, use));
    }
}

/// <summary>The policy.</summary>
public sealed record GetPolicyResult(Policy Policy);
