using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>Detaches a managed policy from a role.</summary>
public sealed record DetachRolePolicy(string RoleName, string PolicyArn) : IamOperation<Nothing, AttachmentTarget>
{
    protected override async Task<AttachmentTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var role = await context.FindRoleAsync(RoleName, cancellationToken);
        return new AttachmentTarget(role, role.Role, await context.FindPolicyAsync(PolicyArn, cancellationToken), NeedsPolicy: false);
    }

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AttachmentTarget target) =>
        [((RoleTarget)target.HolderTarget).PermissionsAction("iam:DetachRolePolicy").With("iam:PolicyARN", target.Policy.ArnText)];

    protected override Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, AttachmentTarget target, CancellationToken cancellationToken) =>
        target.DetachAsync(context, cancellationToken);
}
