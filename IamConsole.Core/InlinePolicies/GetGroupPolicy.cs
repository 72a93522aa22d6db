using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.InlinePolicies;

/// <summary>A policy that is embedded in a user group, with its document as written.</summary>
public sealed record GetGroupPolicy(string GroupName, string PolicyName) : IamOperation<GetGroupPolicyResult, GroupTarget>
{
    protected override Task<GroupTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindGroupAsync(GroupName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, GroupTarget target) => [target.Action("iam:GetGroupPolicy")];

    protected override async Task<IamResult<GetGroupPolicyResult>> ExecuteAsync(OperationContext context, GroupTarget target, CancellationToken cancellationToken) =>
        (await context.FindInlineAsync(target.Existing, PolicyName, cancellationToken)).TryGet(out var policy, out var error)
            ? new GetGroupPolicyResult(target.Existing.Name, policy.Name, policy.Document)
            : error;
}

/// <summary>The policy.</summary>
public sealed record GetGroupPolicyResult(string GroupName, string PolicyName, string PolicyDocument);
