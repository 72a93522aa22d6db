using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Roles;

/// <summary>Changes a role's description and longest session; what is left out stays.</summary>
public sealed record UpdateRole(string RoleName) : IamOperation<Nothing, RoleTarget>
{
    public string? Description { get; init; }

    /// <summary>In seconds, 3,600 to 43,200.</summary>
    public int? MaxSessionDuration { get; init; }

    protected override Task<RoleTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindRoleAsync(RoleName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, RoleTarget target) => [target.PermissionsAction("iam:UpdateRole")];

    /// <summary>The description of a service-linked role may be changed, nothing else of it.</summary>
    protected override bool ChangesProtected => MaxSessionDuration is not null;

    protected override Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, RoleTarget target, CancellationToken cancellationToken)
    {
        var role = target.Existing;
        role.Description = Description ?? role.Description;
        role.MaxSessionDuration = MaxSessionDuration ?? role.MaxSessionDuration;
        return Task.FromResult<IamResult<Nothing>>(Nothing.Value);
    }
}
