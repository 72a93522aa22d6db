using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>Adds tags to a customer managed policy; one of the same key is overwritten. Keys are case-sensitive.</summary>
public sealed record TagPolicy(string PolicyArn, IReadOnlyList<Tag> Tags) : IamOperation<Nothing, PolicyTarget>
{
    protected override Task<PolicyTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindPolicyAsync(PolicyArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, PolicyTarget target) => [target.Action("iam:TagPolicy").WithRequestTags(Tags)];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, PolicyTarget target, CancellationToken cancellationToken)
    {
        if (target.Customer is not { } policy)
        {
            return PolicyErrors.OutsideAccount;
        }

        return await context.AddTagsAsync(policy.Id, Tags, ignoreCase: false, "TagsPerPolicy", cancellationToken) is { } problem ? problem : Nothing.Value;
    }
}
