using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.DelegationRequests;

/// <summary>The delegation requests of the account. Partners of AWS make them, so that there is none here.</summary>
public sealed record ListDelegationRequests : IamOperation<ListDelegationRequestsResult, AccountTarget>
{
    public string? OwnerId { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => Task.FromResult(AccountTarget.Any);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("iam:ListDelegationRequests", "*")];

    protected override Task<IamResult<ListDelegationRequestsResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken) =>
        Task.FromResult<IamResult<ListDelegationRequestsResult>>(new ListDelegationRequestsResult([], false));
}

/// <summary>One page of delegation requests.</summary>
public sealed record ListDelegationRequestsResult(IReadOnlyList<DelegationRequest> DelegationRequests, bool IsTruncated);

/// <summary>A delegation request, as far as a list tells of it.</summary>
public sealed record DelegationRequest(string DelegationRequestId)
{
    public string? RequestorName { get; init; }

    /// <summary>Such as <c>PENDING_APPROVAL</c>.</summary>
    public string? State { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public DateTimeOffset? ExpirationTime { get; init; }
}
