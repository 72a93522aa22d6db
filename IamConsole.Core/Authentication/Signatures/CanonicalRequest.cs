using System.Security.Cryptography;
using System.Text;

namespace IamConsole.Core.Authentication.Signatures;

/// <summary>The one form of a request that client and server both hash (AWS Signature Version 4, Create a canonical request).</summary>
public static class CanonicalRequest
{
    private const string SignatureParameter = "X-Amz-Signature";

    /// <summary>The canonical request.</summary>
    /// <param name="request">What was sent.</param>
    /// <param name="signedHeaders">The names of the signed headers, in lower case and sorted.</param>
    /// <param name="payloadHash">The SHA-256 of the body in lower-case hexadecimal digits.</param>
    public static string Of(SignedRequest request, IReadOnlyList<string> signedHeaders, string payloadHash)
    {
        var text = new StringBuilder(512);
        text.Append(request.Method).Append('\n').Append(PathOf(request.Path)).Append('\n').Append(QueryOf(request.Query)).Append('\n');
        foreach (var name in signedHeaders)
        {
            text.Append(name).Append(':');
            AppendTrimmed(text, request.Header(name) ?? "");
            text.Append('\n');
        }

        return text.Append('\n').AppendJoin(';', signedHeaders).Append('\n').Append(payloadHash).ToString();
    }

    /// <summary>The text that the signature is of.</summary>
    /// <param name="timestamp">In ISO 8601's basic form, such as <c>20150830T123600Z</c>.</param>
    /// <param name="scope">Date, Region, service and terminator, separated by slashes.</param>
    /// <param name="canonicalRequest">The canonical request.</param>
    public static string StringToSign(string timestamp, string scope, string canonicalRequest) =>
        $"{SignatureClaim.Algorithm}\n{timestamp}\n{scope}\n{HashOf(Encoding.UTF8.GetBytes(canonicalRequest))}";

    /// <summary>The SHA-256 in lower-case hexadecimal digits.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>The path without dot segments and empty segments, each segment encoded once more.</summary>
    internal static string PathOf(string path)
    {
        if (path is "/" or "")
        {
            return "/";
        }

        var segments = new List<string>();
        foreach (var segment in path.Split('/'))
        {
            if (segment == "..")
            {
                segments.RemoveRange(Math.Max(0, segments.Count - 1), Math.Min(1, segments.Count));
            }
            else if (segment is not ("" or "."))
            {
                segments.Add(PercentEncoding.Encode(segment));
            }
        }

        var endsOpen = segments.Count > 0 && (path.EndsWith('/') || path.EndsWith("/.", StringComparison.Ordinal) || path.EndsWith("/..", StringComparison.Ordinal));
        return "/" + string.Join('/', segments) + (endsOpen ? "/" : "");
    }

    /// <summary>The parameters, each decoded and encoded again, sorted by name and then by value; the signature itself left out.</summary>
    internal static string QueryOf(string query)
    {
        if (query.Length == 0)
        {
            return "";
        }

        var parameters = new List<(string Name, string Value)>();
        foreach (var parameter in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            var name = Recode(equals < 0 ? parameter : parameter[..equals]);
            if (name != SignatureParameter)
            {
                parameters.Add((name, equals < 0 ? "" : Recode(parameter[(equals + 1)..])));
            }
        }

        parameters.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name) is var byName && byName != 0 ? byName : string.CompareOrdinal(a.Value, b.Value));
        return string.Join('&', parameters.Select(parameter => $"{parameter.Name}={parameter.Value}"));
    }

    private static string Recode(string encoded)
    {
        var text = new StringBuilder(encoded.Length + 16);
        PercentEncoding.Append(text, PercentEncoding.Decode(Encoding.UTF8.GetBytes(encoded), out _));
        return text.ToString();
    }

    /// <summary>Without white space around, and with one space for several.</summary>
    private static void AppendTrimmed(StringBuilder target, string value)
    {
        var trimmed = value.AsSpan().Trim(" \t");
        for (var i = 0; i < trimmed.Length; i++)
        {
            if (trimmed[i] != ' ' || trimmed[i - 1] != ' ')
            {
                target.Append(trimmed[i]);
            }
        }
    }
}
