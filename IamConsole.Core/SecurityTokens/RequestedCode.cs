using IamConsole.Core.Authentication;
using IamConsole.Core.Operations;

namespace IamConsole.Core.SecurityTokens;

/// <summary>The MFA code of a request. It is counted before the transaction and used up in it.</summary>
/// <param name="SerialNumber">As sent, or none.</param>
/// <param name="TokenCode">As sent, or none.</param>
internal readonly record struct RequestedCode(string? SerialNumber, string? TokenCode)
{
    public bool IsGiven => SerialNumber is not null || TokenCode is not null;

    /// <summary>Counts the guess.</summary>
    /// <returns>Why it is not looked at, or none.</returns>
    public async Task<IamError?> CountAsync(Preparation preparation) =>
        SerialNumber is not null && TokenCode is not null && await preparation.Guesses.BeginCodeAsync(preparation.Caller, SerialNumber) is { } wait ? IamError.Throttling(wait) : null;

    /// <summary>Accepts the code once.</summary>
    /// <param name="context">Of a request that writes.</param>
    /// <param name="counted">What <see cref="CountAsync"/> gave.</param>
    /// <param name="cancellationToken">Ends the read early.</param>
    /// <returns>The refusal; none where the code was accepted or none was given.</returns>
    public async Task<IamError?> AcceptAsync(OperationContext context, IamError? counted, CancellationToken cancellationToken) => this switch
    {
        { IsGiven: false } => null,
        { SerialNumber: null } or { TokenCode: null } => new IamError("AccessDenied", "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code."),
        _ => counted ?? await context.AcceptSignedCodeAsync(SerialNumber, TokenCode, cancellationToken),
    };
}
