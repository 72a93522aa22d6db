using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.InlinePolicies;

/// <summary>The names of the policies that are embedded in a role.</summary>
public sealed record ListRolePolicies(string RoleName) : IamOperation<ListRolePoliciesResult, RoleTarget>
{
    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<RoleTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindRoleAsync(RoleName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, RoleTarget target) => [target.Action("iam:ListRolePolicies")];

    protected override async Task<IamResult<ListRolePoliciesResult>> ExecuteAsync(OperationContext context, RoleTarget target, CancellationToken cancellationToken) =>
        (await context.ListInlineAsync(target.Existing, Marker, MaxItems, cancellationToken)).Map(page => new ListRolePoliciesResult(page.Items, page.IsTruncated, page.Marker));
}

/// <summary>One page of names.</summary>
public sealed record ListRolePoliciesResult(IReadOnlyList<string> PolicyNames, bool IsTruncated, string? Marker);
