using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.InstanceProfiles;

/// <summary>Describes an instance profile with its role.</summary>
public sealed record GetInstanceProfile(string InstanceProfileName) : IamOperation<GetInstanceProfileResult, InstanceProfileTarget>
{
    protected override Task<InstanceProfileTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindInstanceProfileAsync(InstanceProfileName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, InstanceProfileTarget target) => [target.Action("iam:GetInstanceProfile")];

    protected override async Task<IamResult<GetInstanceProfileResult>> ExecuteAsync(OperationContext context, InstanceProfileTarget target, CancellationToken cancellationToken)
    {
        var profile = target.Existing;
        var role = profile.RoleIn(await context.RolesOfAsync([profile], cancellationToken));
        return new GetInstanceProfileResult(Operations.Shapes.InstanceProfile.Of(context.Account, profile, role) with { Tags = target.Tags is [] ? null : target.Tags });
    }
}

/// <summary>The instance profile.</summary>
public sealed record GetInstanceProfileResult(Operations.Shapes.InstanceProfile InstanceProfile);
