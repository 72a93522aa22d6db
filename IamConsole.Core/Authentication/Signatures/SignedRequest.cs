namespace IamConsole.Core.Authentication.Signatures;

/// <summary>An HTTP request as it came over the wire, as far as a signature covers it. The body comes later: see <see cref="PendingSignature.Verify"/>.</summary>
public sealed class SignedRequest
{
    public required string Method { get; init; }

    /// <summary>The path as sent, still percent-encoded.</summary>
    public required string Path { get; init; }

    /// <summary>The query as sent, still percent-encoded, without its question mark.</summary>
    public required string Query { get; init; }

    /// <summary>The value of a header by its name in any case, several values joined by commas; none where it was not sent.</summary>
    public required Func<string, string?> Header { get; init; }
}
