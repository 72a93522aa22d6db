using IamConsole.Core.Operations;

namespace IamConsole.Core.OutboundFederation;

/// <summary>Ends outbound federation.</summary>
public sealed record DisableOutboundWebIdentityFederation : UnavailableOperation
{
    protected override IamError Refusal => OutboundFederationErrors.Disabled;
}
