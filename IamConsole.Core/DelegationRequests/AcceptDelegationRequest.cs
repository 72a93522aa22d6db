namespace IamConsole.Core.DelegationRequests;

/// <summary>Grants what a partner asked to do in the account.</summary>
public sealed record AcceptDelegationRequest(string DelegationRequestId) : DelegationRequestOperation(DelegationRequestId);
