using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>Lifts the permissions boundary of a role, which has to have one.</summary>
public sealed record DeleteRolePermissionsBoundary(string RoleName) : IamOperation<Nothing, RoleTarget>
{
    protected override Task<RoleTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindRoleAsync(RoleName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, RoleTarget target) => [target.PermissionsAction("iam:DeleteRolePermissionsBoundary")];

    protected override Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, RoleTarget target, CancellationToken cancellationToken)
    {
        var role = target.Existing;
        if (role.PermissionsBoundaryArn is null)
        {
            return Task.FromResult<IamResult<Nothing>>(IamError.NoSuchEntity($"The role with name {role.Name} does not have a permissions boundary."));
        }

        role.PermissionsBoundaryArn = null;
        return Task.FromResult<IamResult<Nothing>>(Nothing.Value);
    }
}
