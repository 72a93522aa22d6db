using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.InstanceProfiles;

/// <summary>The instance profiles that a role is in, by name.</summary>
public sealed record ListInstanceProfilesForRole(string RoleName) : IamOperation<ListInstanceProfilesForRoleResult, RoleTarget>
{
    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<RoleTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindRoleAsync(RoleName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, RoleTarget target) => [target.Action("iam:ListInstanceProfilesForRole")];

    protected override async Task<IamResult<ListInstanceProfilesForRoleResult>> ExecuteAsync(OperationContext context, RoleTarget target, CancellationToken cancellationToken)
    {
        var role = target.Existing;
        var profiles = await context.Db.InstanceProfiles
            .Where(profile => profile.RoleId == role.Id)
            .ToPageAsync(profile => profile.Name, Marker, MaxItems, cancellationToken);
        return profiles.Map(page => new ListInstanceProfilesForRoleResult([.. page.Items.Select(profile => Operations.Shapes.InstanceProfile.Of(context.Account, profile, role))], page.IsTruncated, page.Marker));
    }
}

/// <summary>One page of instance profiles.</summary>
public sealed record ListInstanceProfilesForRoleResult(IReadOnlyList<Operations.Shapes.InstanceProfile> InstanceProfiles, bool IsTruncated, string? Marker);
