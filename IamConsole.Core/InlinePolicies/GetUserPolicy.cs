using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.InlinePolicies;

/// <summary>A policy that is embedded in a user, with its document as written.</summary>
public sealed record GetUserPolicy(string UserName, string PolicyName) : IamOperation<GetUserPolicyResult, UserTarget>
{
    protected override Task<UserTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindUserAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, UserTarget target) => [target.Action("iam:GetUserPolicy")];

    protected override async Task<IamResult<GetUserPolicyResult>> ExecuteAsync(OperationContext context, UserTarget target, CancellationToken cancellationToken) =>
        (await context.FindInlineAsync(target.Existing, PolicyName, cancellationToken)).TryGet(out var policy, out var error)
            ? new GetUserPolicyResult(target.Existing.Name, policy.Name, policy.Document)
            : error;
}

/// <summary>The policy.</summary>
public sealed record GetUserPolicyResult(string UserName, string PolicyName, string PolicyDocument);
