namespace IamConsole.Core.DelegationRequests;

/// <summary>Hands the token of an accepted delegation request to the partner.</summary>
public sealed record SendDelegationToken(string DelegationRequestId) : DelegationRequestOperation(DelegationRequestId);
