using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>The tags of a customer managed policy by key; AWS managed policies have none.</summary>
public sealed record ListPolicyTags(string PolicyArn) : IamOperation<ListPolicyTagsResult, PolicyTarget>
{
    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<PolicyTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindPolicyAsync(PolicyArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, PolicyTarget target) => [target.Action("iam:ListPolicyTags")];

    protected override async Task<IamResult<ListPolicyTagsResult>> ExecuteAsync(OperationContext context, PolicyTarget target, CancellationToken cancellationToken)
    {
        if (target.Customer is not { } policy)
        {
            return new ListPolicyTagsResult([], false, null);
        }

        return (await context.ListTagsAsync(policy.Id, Marker, MaxItems, cancellationToken)).Map(page => new ListPolicyTagsResult(page.Items, page.IsTruncated, page.Marker));
    }
}

/// <summary>One page of tags.</summary>
public sealed record ListPolicyTagsResult(IReadOnlyList<Tag> Tags, bool IsTruncated, string? Marker);
