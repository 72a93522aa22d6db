using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>The managed policies attached to a user group, by name.</summary>
public sealed record ListAttachedGroupPolicies(string GroupName) : IamOperation<ListAttachedGroupPoliciesResult, GroupTarget>
{
    public string? PathPrefix { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<GroupTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindGroupAsync(GroupName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, GroupTarget target) => [target.Action("iam:ListAttachedGroupPolicies")];

    protected override async Task<IamResult<ListAttachedGroupPoliciesResult>> ExecuteAsync(OperationContext context, GroupTarget target, CancellationToken cancellationToken) =>
        (await context.ListAttachedAsync(target.Existing.Id, PathPrefix, Marker, MaxItems, cancellationToken)).Map(page => new ListAttachedGroupPoliciesResult(page.Items, page.IsTruncated, page.Marker));
}

/// <summary>One page of policies.</summary>
public sealed record ListAttachedGroupPoliciesResult(IReadOnlyList<AttachedPolicy> AttachedPolicies, bool IsTruncated, string? Marker);
