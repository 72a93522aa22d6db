using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.InstanceProfiles;

/// <summary>Puts a role into an instance profile, which holds one. Who does so hands the role to EC2 and needs <c>iam:PassRole</c> for it.</summary>
public sealed record AddRoleToInstanceProfile(string InstanceProfileName, string RoleName) : IamOperation<Nothing, InstanceProfileTarget>
{
    protected override async Task<InstanceProfileTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        await context.FindInstanceProfileAsync(InstanceProfileName, cancellationToken) with { Role = await context.FindRoleAsync(RoleName, cancellationToken) };

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, InstanceProfileTarget target) =>
        [target.Action("iam:AddRoleToInstanceProfile"), target.Role!.Action("iam:PassRole").With("iam:PassedToService", "ec2.amazonaws.com")];

    protected override Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, InstanceProfileTarget target, CancellationToken cancellationToken) => Task.FromResult(Execute(target));

    private static IamResult<Nothing> Execute(InstanceProfileTarget target)
    {
        if (target.Existing.RoleId is not null)
        {
            return IamError.LimitExceeded("InstanceSessionsPerInstanceProfile", 1);
        }

        target.Existing.RoleId = target.ExistingRole.Id;
        return Nothing.Value;
    }
}
