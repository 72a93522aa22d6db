namespace IamConsole.Core.DelegationRequests;

/// <summary>Adds notes to a delegation request.</summary>
public sealed record UpdateDelegationRequest(string DelegationRequestId) : DelegationRequestOperation(DelegationRequestId)
{
    public string? Notes { get; init; }
}
