using IamConsole.Core.Operations;

namespace IamConsole.Core.OutboundFederation;

/// <summary>What AWS answers to an account without outbound federation; no account has it here.</summary>
internal static class OutboundFederationErrors
{
    public static IamError Disabled { get; } = new("FeatureDisabled", "Outbound web identity federation is not enabled for this account.");

    public static IamError DisabledInSts { get; } = new("OutboundWebIdentityFederationDisabledException", "The outbound web identity federation feature is not enabled for this account.");
}
