using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using IamConsole.Core.Trust;

namespace IamConsole.Core.Roles;

/// <summary>Describes a role with its trust policy.</summary>
public sealed record GetRole(string RoleName) : IamOperation<GetRoleResult, RoleTarget>
{
    protected override Task<RoleTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindRoleAsync(RoleName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, RoleTarget target) => [target.Action("iam:GetRole")];

    protected override async Task<IamResult<GetRoleResult>> ExecuteAsync(OperationContext context, RoleTarget target, CancellationToken cancellationToken) =>
        new GetRoleResult(Role.Of(context.Account, target.Existing, target.Tags) with
        {
            AssumeRolePolicyDocument = await TrustDocument.ShowAsync(context.Db, target.Existing.AssumeRolePolicyDocument, cancellationToken),
        });
}

/// <summary>The role.</summary>
public sealed record GetRoleResult(Role Role);
