using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>The managed policies attached to a role, by name.</summary>
public sealed record ListAttachedRolePolicies(string RoleName) : IamOperation<ListAttachedRolePoliciesResult, RoleTarget>
{
    public string? PathPrefix { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<RoleTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindRoleAsync(RoleName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, RoleTarget target) => [target.Action("iam:ListAttachedRolePolicies")];

    protected override async Task<IamResult<ListAttachedRolePoliciesResult>> ExecuteAsync(OperationContext context, RoleTarget target, CancellationToken cancellationToken) =>
        (await context.ListAttachedAsync(target.Existing.Id, PathPrefix, Marker, MaxItems, cancellationToken)).Map(page => new ListAttachedRolePoliciesResult(page.Items, page.IsTruncated, page.Marker));
}

/// <summary>One page of policies.</summary>
public sealed record ListAttachedRolePoliciesResult(IReadOnlyList<AttachedPolicy> AttachedPolicies, bool IsTruncated, string? Marker);
