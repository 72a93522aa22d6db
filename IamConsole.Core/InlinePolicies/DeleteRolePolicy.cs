using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.InlinePolicies;

/// <summary>Removes a policy that is embedded in a role.</summary>
public sealed record DeleteRolePolicy(string RoleName, string PolicyName) : IamOperation<Nothing, RoleTarget>
{
    protected override Task<RoleTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindRoleAsync(RoleName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, RoleTarget target) => [target.PermissionsAction("iam:DeleteRolePolicy")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, RoleTarget target, CancellationToken cancellationToken)
    {
        if (!(await context.FindInlineAsync(target.Existing, PolicyName, cancellationToken)).TryGet(out var policy, out var error))
        {
            return error;
        }

        context.Db.InlinePolicies.Remove(policy);
        return Nothing.Value;
    }
}
