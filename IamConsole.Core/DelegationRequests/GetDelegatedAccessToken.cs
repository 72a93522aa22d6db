using IamConsole.Core.Operations;

namespace IamConsole.Core.DelegationRequests;

/// <summary>Exchanges the token of an accepted delegation request for temporary credentials. No such token was ever given here.</summary>
public sealed record GetDelegatedAccessToken(string TradeInToken) : UnavailableOperation
{
    internal override string Service => "sts";

    protected override IamError Refusal => new("ExpiredTradeInTokenException", "The trade-in token provided in the request has expired.");
}
