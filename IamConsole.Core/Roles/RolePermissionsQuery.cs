using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Roles;

/// <summary>The policies of a role, attached and inline. What the caller may not look at is named instead.</summary>
public sealed record RolePermissionsQuery(string RoleName) : ConsoleQuery<HolderPolicies>
{
    /// <summary>Whether it is sent because something has changed elsewhere.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<HolderPolicies>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var target = await context.FindRoleAsync(RoleName, cancellationToken);
        if ((await context.DemandAsync(target.Action("iam:GetRole"), cancellationToken) ?? target.Missing) is { } refusal)
        {
            return refusal;
        }

        var policies = await context.ReadPoliciesAsync(target.Existing, target.Action, cancellationToken);
        return target.Existing.PermissionsBoundaryArn is { } boundary
            ? policies with { BoundaryDocument = (await context.ReadManagedPolicyAsync(boundary, cancellationToken)).Document }
            : policies;
    }
}
