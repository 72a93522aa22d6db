using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;

namespace IamConsole.Core.Roles;

/// <summary>Changes a role's description; AWS's older form of <see cref="UpdateRole"/>.</summary>
public sealed record UpdateRoleDescription(string RoleName, string Description) : IamOperation<UpdateRoleDescriptionResult, RoleTarget>
{
    protected override Task<RoleTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindRoleAsync(RoleName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, RoleTarget target) => [target.Action("iam:UpdateRoleDescription")];

    /// <summary>The description of a service-linked role may be changed.</summary>
    protected override bool ChangesProtected => false;

    protected override Task<IamResult<UpdateRoleDescriptionResult>> ExecuteAsync(OperationContext context, RoleTarget target, CancellationToken cancellationToken)
    {
        target.Existing.Description = Description;
        return Task.FromResult<IamResult<UpdateRoleDescriptionResult>>(new UpdateRoleDescriptionResult(Role.Of(context.Account, target.Existing)));
    }
}

/// <summary>The role as it is now.</summary>
public sealed record UpdateRoleDescriptionResult(Role Role);
