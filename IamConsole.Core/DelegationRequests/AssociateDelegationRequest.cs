namespace IamConsole.Core.DelegationRequests;

/// <summary>Makes a delegation request the caller's own.</summary>
public sealed record AssociateDelegationRequest(string DelegationRequestId) : DelegationRequestOperation(DelegationRequestId);
