using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.InstanceProfiles;

/// <summary>Takes a role out of an instance profile. What runs with it loses the role's permissions at once.</summary>
/// <remarks>The words for a role that is not in the profile are from memory.</remarks>
public sealed record RemoveRoleFromInstanceProfile(string InstanceProfileName, string RoleName) : IamOperation<Nothing, InstanceProfileTarget>
{
    protected override async Task<InstanceProfileTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        await context.FindInstanceProfileAsync(InstanceProfileName, cancellationToken) with { Role = await context.FindRoleAsync(RoleName, cancellationToken) };

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, InstanceProfileTarget target) => [target.Action("iam:RemoveRoleFromInstanceProfile")];

    protected override Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, InstanceProfileTarget target, CancellationToken cancellationToken) => Task.FromResult(Execute(target));

    private IamResult<Nothing> Execute(InstanceProfileTarget target)
    {
        if (target.Existing.RoleId != target.ExistingRole.Id)
        {
            return IamError.NoSuchEntity($"Role {RoleName} is not in instance profile {InstanceProfileName}.");
        }

        target.Existing.RoleId = null;
        return Nothing.Value;
    }
}
