using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.InlinePolicies;

/// <summary>The names of the policies that are embedded in a user group.</summary>
public sealed record ListGroupPolicies(string GroupName) : IamOperation<ListGroupPoliciesResult, GroupTarget>
{
    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<GroupTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindGroupAsync(GroupName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, GroupTarget target) => [target.Action("iam:ListGroupPolicies")];

    protected override async Task<IamResult<ListGroupPoliciesResult>> ExecuteAsync(OperationContext context, GroupTarget target, CancellationToken cancellationToken) =>
        (await context.ListInlineAsync(target.Existing, Marker, MaxItems, cancellationToken)).Map(page => new ListGroupPoliciesResult(page.Items, page.IsTruncated, page.Marker));
}

/// <summary>One page of names.</summary>
public sealed record ListGroupPoliciesResult(IReadOnlyList<string> PolicyNames, bool IsTruncated, string? Marker);
