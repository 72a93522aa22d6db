using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.SecurityTokens;

/// <summary>Opens the encoded message of a refusal, which tells the request and what of the policies matched it (STS API Reference, DecodeAuthorizationMessage).</summary>
/// <remarks>
/// IAM and STS themselves send no such messages with their refusals, on AWS as here; the console offers that of a refused request
/// beside its explanation. Refused with <c>InvalidAuthorizationMessageException</c> for what is none of this account; the words are from memory.
/// </remarks>
/// <param name="EncodedMessage">1 to 10,240 characters.</param>
public sealed record DecodeAuthorizationMessage(string EncodedMessage) : IamOperation<DecodeAuthorizationMessageResult, AccountTarget>
{
    internal override string Service => "sts";

    internal override bool IsReadOnly => true;

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => Task.FromResult(AccountTarget.Any);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("sts:DecodeAuthorizationMessage", target.ArnText)];

    protected override Task<IamResult<DecodeAuthorizationMessageResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken) =>
        Task.FromResult<IamResult<DecodeAuthorizationMessageResult>>(AuthorizationMessage.Decode(context.Secrets, context.Account, EncodedMessage) is { } decoded
            ? new DecodeAuthorizationMessageResult(decoded)
            : new IamError("InvalidAuthorizationMessageException", "Message is not valid"));
}

/// <summary>What the message tells.</summary>
/// <param name="DecodedMessage">JSON.</param>
public sealed record DecodeAuthorizationMessageResult(string DecodedMessage);
