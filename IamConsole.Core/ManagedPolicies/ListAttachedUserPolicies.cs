using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>The managed policies attached to a user, by name.</summary>
public sealed record ListAttachedUserPolicies(string UserName) : IamOperation<ListAttachedUserPoliciesResult, UserTarget>
{
    public string? PathPrefix { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<UserTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindUserAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, UserTarget target) => [target.Action("iam:ListAttachedUserPolicies")];

    protected override async Task<IamResult<ListAttachedUserPoliciesResult>> ExecuteAsync(OperationContext context, UserTarget target, CancellationToken cancellationToken) =>
        (await context.ListAttachedAsync(target.Existing.Id, PathPrefix, Marker, MaxItems, cancellationToken)).Map(page => new ListAttachedUserPoliciesResult(page.Items, page.IsTruncated, page.Marker));
}

/// <summary>One page of policies.</summary>
public sealed record ListAttachedUserPoliciesResult(IReadOnlyList<AttachedPolicy> AttachedPolicies, bool IsTruncated, string? Marker);
