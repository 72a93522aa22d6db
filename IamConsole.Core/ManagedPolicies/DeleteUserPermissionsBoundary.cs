using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>Lifts the permissions boundary of a user, which has to have one.</summary>
public sealed record DeleteUserPermissionsBoundary(string UserName) : IamOperation<Nothing, UserTarget>
{
    protected override Task<UserTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindUserAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, UserTarget target) => [target.PermissionsAction("iam:DeleteUserPermissionsBoundary")];

    protected override Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, UserTarget target, CancellationToken cancellationToken)
    {
        var user = target.Existing;
        if (user.PermissionsBoundaryArn is null)
        {
            return Task.FromResult<IamResult<Nothing>>(IamError.NoSuchEntity($"The user with name {user.Name} does not have a permissions boundary."));
        }

        user.PermissionsBoundaryArn = null;
        return Task.FromResult<IamResult<Nothing>>(Nothing.Value);
    }
}
