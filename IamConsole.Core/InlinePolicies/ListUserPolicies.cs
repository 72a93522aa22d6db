using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.InlinePolicies;

/// <summary>The names of the policies that are embedded in a user.</summary>
public sealed record ListUserPolicies(string UserName) : IamOperation<ListUserPoliciesResult, UserTarget>
{
    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<UserTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindUserAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, UserTarget target) => [target.Action("iam:ListUserPolicies")];

    protected override async Task<IamResult<ListUserPoliciesResult>> ExecuteAsync(OperationContext context, UserTarget target, CancellationToken cancellationToken) =>
        (await context.ListInlineAsync(target.Existing, Marker, MaxItems, cancellationToken)).Map(page => new ListUserPoliciesResult(page.Items, page.IsTruncated, page.Marker));
}

/// <summary>One page of names.</summary>
public sealed record ListUserPoliciesResult(IReadOnlyList<string> PolicyNames, bool IsTruncated, string? Marker);
