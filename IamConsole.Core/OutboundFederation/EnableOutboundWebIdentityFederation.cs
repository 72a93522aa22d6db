using IamConsole.Core.Operations;

namespace IamConsole.Core.OutboundFederation;

/// <summary>Lets the account's principals have tokens for services outside of AWS.</summary>
public sealed record EnableOutboundWebIdentityFederation : UnavailableOperation
{
    protected override IamError Refusal => OutboundFederationErrors.Disabled;
}
