namespace IamConsole.Core.DelegationRequests;

/// <summary>A delegation request with its state.</summary>
public sealed record GetDelegationRequest(string DelegationRequestId) : DelegationRequestOperation(DelegationRequestId)
{
    public bool? DelegationPermissionCheck { get; init; }
}
