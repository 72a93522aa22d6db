using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.InlinePolicies;

/// <summary>A policy that is embedded in a role, with its document as written.</summary>
public sealed record GetRolePolicy(string RoleName, string PolicyName) : IamOperation<GetRolePolicyResult, RoleTarget>
{
    protected override Task<RoleTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindRoleAsync(RoleName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, RoleTarget target) => [target.Action("iam:GetRolePolicy")];

    protected override async Task<IamResult<GetRolePolicyResult>> ExecuteAsync(OperationContext context, RoleTarget target, CancellationToken cancellationToken) =>
        (await context.FindInlineAsync(target.Existing, PolicyName, cancellationToken)).TryGet(out var policy, out var error)
            ? new GetRolePolicyResult(target.Existing.Name, policy.Name, policy.Document)
            : error;
}

/// <summary>The policy.</summary>
public sealed record GetRolePolicyResult(string RoleName, string PolicyName, string PolicyDocument);
