using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.OutboundFederation;

/// <summary>A token that tells a service outside of AWS who the caller is.</summary>
public sealed record GetWebIdentityToken(IReadOnlyList<string> Audience, string SigningAlgorithm) : UnavailableOperation
{
    public int? DurationSeconds { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    internal override string Service => "sts";

    protected override IamError Refusal => OutboundFederationErrors.DisabledInSts;
}
