using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>Attaches a managed policy to a role; succeeds where it is attached already.</summary>
public sealed record AttachRolePolicy(string RoleName, string PolicyArn) : IamOperation<Nothing, AttachmentTarget>
{
    protected override async Task<AttachmentTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var role = await context.FindRoleAsync(RoleName, cancellationToken);
        return new AttachmentTarget(role, role.Role, await context.FindPolicyAsync(PolicyArn, cancellationToken), NeedsPolicy: true);
    }

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AttachmentTarget target) =>
        [((RoleTarget)target.HolderTarget).PermissionsAction("iam:AttachRolePolicy").With("iam:PolicyARN", target.Policy.ArnText)];

    protected override Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, AttachmentTarget target, CancellationToken cancellationToken) =>
        target.AttachAsync(context, cancellationToken);
}
