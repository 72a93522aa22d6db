using IamConsole.Core.Operations;

namespace IamConsole.Core.OutboundFederation;

/// <summary>The issuer of the account's outbound tokens.</summary>
public sealed record GetOutboundWebIdentityFederationInfo : UnavailableOperation
{
    protected override IamError Refusal => OutboundFederationErrors.Disabled;
}
