namespace IamConsole.Core.DelegationRequests;

/// <summary>Refuses what a partner asked to do in the account.</summary>
public sealed record RejectDelegationRequest(string DelegationRequestId) : DelegationRequestOperation(DelegationRequestId)
{
    public string? Notes { get; init; }
}
