using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.InlinePolicies;

/// <summary>Removes a policy that is embedded in a user.</summary>
public sealed record DeleteUserPolicy(string UserName, string PolicyName) : IamOperation<Nothing, UserTarget>
{
    protected override Task<UserTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindUserAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, UserTarget target) => [target.PermissionsAction("iam:DeleteUserPolicy")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, UserTarget target, CancellationToken cancellationToken)
    {
        if (!(await context.FindInlineAsync(target.Existing, PolicyName, cancellationToken)).TryGet(out var policy, out var error))
        {
            return error;
        }

        context.Db.InlinePolicies.Remove(policy);
        return Nothing.Value;
    }
}
