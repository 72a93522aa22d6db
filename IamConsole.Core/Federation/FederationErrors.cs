using System.Globalization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Federation;

/// <summary>Why a token or an assertion is not accepted, under STS's codes. The words are from memory.</summary>
internal static class FederationErrors
{
    public static IamError InvalidToken(string message) => new("InvalidIdentityToken", message);

    public static IamError Rejected(string message) => new("IDPRejectedClaim", message);

    public static IamError Expired(DateTimeOffset now, DateTimeOffset expiry) => new(
        "ExpiredTokenException",
        string.Create(CultureInfo.InvariantCulture, $"Token expired: current date/time {now.ToUnixTimeSeconds()} must be before the expiration date/time {expiry.ToUnixTimeSeconds()}"));
}
