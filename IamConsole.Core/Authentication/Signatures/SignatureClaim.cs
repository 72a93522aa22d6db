using System.Globalization;
using System.Text;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Authentication.Signatures;

/// <summary>What a request says of its own signature, in its <c>Authorization</c> header or in a presigned query; nothing of it is proved yet.</summary>
public sealed record SignatureClaim
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    private const string Terminator = "aws4_request";
    private const string BasicForm = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>A presigned request is good for a week at most.</summary>
    private const int LongestLifetime = 7 * 24 * 3600;

    public required string AccessKeyId { get; init; }

    /// <summary>The date of the credential scope, <c>yyyyMMdd</c>.</summary>
    public required string Date { get; init; }

    public required string Region { get; init; }

    public required string Service { get; init; }

    /// <summary>In lower case, sorted, each once.</summary>
    public required IReadOnlyList<string> SignedHeaders { get; init; }

    /// <summary>64 lower-case hexadecimal digits where it is a signature at all.</summary>
    public required string Signature { get; init; }

    public required DateTimeOffset SignedAt { get; init; }

    public string? SessionToken { get; init; }

    /// <summary>How long a presigned request is good; none where the signature stands in the header.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>When it was signed in ISO 8601's basic form.</summary>
    public string Timestamp => Basic(SignedAt);

    public string Scope => $"{Date}/{Region}/{Service}/{Terminator}";

    internal static string Basic(DateTimeOffset time) => time.UtcDateTime.ToString(BasicForm, CultureInfo.InvariantCulture);

    /// <summary>Whether a request says that it is signed.</summary>
    public static bool IsMadeBy(SignedRequest request) =>
        request.Header("Authorization") is { Length: > 0 } || request.Query.Contains("X-Amz-Signature=", StringComparison.Ordinal) || request.Query.Contains("X-Amz-Algorithm=", StringComparison.Ordinal);

    /// <summary>Reads what is claimed; <c>MissingAuthenticationToken</c>, <c>IncompleteSignature</c> or <c>SignatureDoesNotMatch</c> otherwise.</summary>
    public static IamResult<SignatureClaim> Read(SignedRequest request) => request.Header("Authorization") is { Length: > 0 } authorization
        ? ReadHeader(request, authorization)
        : IsMadeBy(request) ? ReadQuery(request) : SignatureErrors.MissingAuthenticationToken;

    private static IamResult<SignatureClaim> ReadHeader(SignedRequest request, string authorization)
    {
        var space = authorization.IndexOf(' ', StringComparison.Ordinal);
        var algorithm = space < 0 ? authorization : authorization[..space];
        if (algorithm != Algorithm)
        {
            // From memory; a scheme that is none of AWS's is read as a part without an equal sign.
            return algorithm.StartsWith("AWS4-", StringComparison.Ordinal)
                ? SignatureErrors.Incomplete($"Unsupported AWS 'algorithm': '{algorithm}'.")
                : SignatureErrors.MissingEqualSign(authorization);
        }

        string? credential = null, signedHeaders = null, signature = null;
        foreach (var part in authorization[(space < 0 ? authorization.Length : space)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
            {
                return SignatureErrors.MissingEqualSign(authorization);
            }

            var value = part[(equals + 1)..];
            switch (part[..equals])
            {
                case "Credential":
                    credential = value;
                    break;
                case "SignedHeaders":
                    signedHeaders = value;
                    break;
                case "Signature":
                    signature = value;
                    break;
            }
        }

        var date = request.Header("X-Amz-Date") ?? request.Header("Date");
        if (credential is null || signedHeaders is null || signature is null || date is null)
        {
            return SignatureErrors.Incomplete(MissingFromHeader(credential, signedHeaders, signature, date));
        }

        return Make(credential, signedHeaders, signature, date, request.Header("X-Amz-Security-Token"), null);
    }

    private static string MissingFromHeader(string? credential, string? signedHeaders, string? signature, string? date)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)[("Credential", credential), ("Signature", signature), ("SignedHeaders", signedHeaders)])
        {
            text.Append(value is null ? $"Authorization header requires '{name}' parameter. " : "");
        }

        return text.Append(date is null ? "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. " : "").ToString().TrimEnd();
    }

    private static IamResult<SignatureClaim> ReadQuery(SignedRequest request)
    {
        var parameters = new Dictionary<string, string>();
        foreach (var parameter in request.Query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && parameter.StartsWith("X-Amz-", StringComparison.Ordinal))
            {
                var value = Encoding.UTF8.GetString(PercentEncoding.Decode(Encoding.UTF8.GetBytes(parameter[(equals + 1)..]), out _));
                if (!parameters.TryAdd(parameter[..equals], value))
                {
                    return SignatureErrors.Incomplete($"AWS query-string parameters must include '{parameter[..equals]}' once. Re-examine the query-string parameters.");
                }
            }
        }

        var missing = new StringBuilder();
        foreach (var name in (ReadOnlySpan<string>)["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date", "X-Amz-Expires"])
        {
            missing.Append(parameters.ContainsKey(name) ? "" : $"AWS query-string parameters must include '{name}'. ");
        }

        if (missing.Length > 0)
        {
            return SignatureErrors.Incomplete(missing + "Re-examine the query-string parameters.");
        }

        if (parameters["X-Amz-Algorithm"] != Algorithm)
        {
            return SignatureErrors.Incomplete($"Unsupported AWS 'algorithm': '{parameters["X-Amz-Algorithm"]}'.");
        }

        if (!int.TryParse(parameters["X-Amz-Expires"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return SignatureErrors.Incomplete("X-Amz-Expires should be a number");
        }

        if (seconds > LongestLifetime)
        {
            return SignatureErrors.Incomplete($"X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than {LongestLifetime} seconds");
        }

        return Make(
            parameters["X-Amz-Credential"], parameters["X-Amz-SignedHeaders"], parameters["X-Amz-Signature"], parameters["X-Amz-Date"],
            parameters.GetValueOrDefault("X-Amz-Security-Token"), TimeSpan.FromSeconds(seconds));
    }

    private static IamResult<SignatureClaim> Make(string credential, string signedHeaders, string signature, string date, string? sessionToken, TimeSpan? lifetime)
    {
        if (credential.Split('/') is not [var accessKeyId, var scopeDate, var region, var service, var terminator])
        {
            return SignatureErrors.Incomplete($"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{credential}'");
        }

        if (!TryParse(date, out var signedAt))
        {
            return SignatureErrors.Incomplete($"Date must be in ISO-8601 'basic format'. Got '{date}'. See http://en.wikipedia.org/wiki/ISO_8601");
        }

        string[] names = [.. signedHeaders.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(name => name.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal)];
        if (!names.Contains("host"))
        {
            return SignatureErrors.DoesNotMatch("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }

        if (terminator != Terminator)
        {
            return SignatureErrors.DoesNotMatch($"Credential should be scoped with a valid terminator: '{Terminator}', not '{terminator}'.");
        }

        var basic = Basic(signedAt);
        if (scopeDate != basic[..8])
        {
            return SignatureErrors.DoesNotMatch($"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{scopeDate}' != '{basic[..8]}', from '{basic}'.");
        }

        return new SignatureClaim
        {
            AccessKeyId = accessKeyId,
            Date = scopeDate,
            Region = region,
            Service = service,
            SignedHeaders = names,
            Signature = signature,
            SignedAt = signedAt,
            SessionToken = sessionToken,
            Lifetime = lifetime,
        };
    }

    private static bool TryParse(string date, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(date, BasicForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time)
        || DateTimeOffset.TryParseExact(date, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}
