using System.Security.Cryptography;
using System.Text;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Authentication.Signatures;

/// <summary>AWS's refusals of requests that are not, or not well, signed. The wording is AWS's as its clients and users report it; from memory where marked so.</summary>
public static class SignatureErrors
{
    public static IamError MissingAuthenticationToken { get; } = new("MissingAuthenticationToken", "Request is missing Authentication Token");

    public static IamError InvalidClientTokenId => IamError.InvalidSession();

    /// <summary>From memory.</summary>
    public static IamError RequestExpired { get; } = new("RequestExpired", "Request has expired.");

    public static IamError Incomplete(string message) => new("IncompleteSignature", message);

    public static IamError DoesNotMatch(string message) => new("SignatureDoesNotMatch", message);

    /// <summary>A part of the header without an equal sign. The header may hold somebody's secret, so that AWS answers with its hash.</summary>
    internal static IamError MissingEqualSign(string authorization) => Incomplete(
        $"Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(authorization)))}'.");

    internal static IamError WrongService(string service) => DoesNotMatch($"Credential should be scoped to correct service: '{service}'. ");

    /// <summary>Tells what would have been right, as AWS does: a canonical request holds nothing that its sender does not know.</summary>
    internal static IamError WrongSignature(string canonicalRequest, string stringToSign) => DoesNotMatch(
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. "
        + $"Consult the service documentation for details.\n\nThe Canonical String for this request should have been\n'{canonicalRequest}'\n\nThe String-to-Sign should have been\n'{stringToSign}'\n");
}
