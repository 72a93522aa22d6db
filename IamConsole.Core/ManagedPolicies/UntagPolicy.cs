using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>Removes tags from a customer managed policy; absent keys are passed over.</summary>
public sealed record UntagPolicy(string PolicyArn, IReadOnlyList<string> TagKeys) : IamOperation<Nothing, PolicyTarget>
{
    protected override Task<PolicyTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindPolicyAsync(PolicyArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, PolicyTarget target) => [target.Action("iam:UntagPolicy").WithTagKeys(TagKeys)];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, PolicyTarget target, CancellationToken cancellationToken)
    {
        if (target.Customer is not { } policy)
        {
            return PolicyErrors.OutsideAccount;
        }

        await context.RemoveTagsAsync(policy.Id, TagKeys, ignoreCase: false, cancellationToken);
        return Nothing.Value;
    }
}
