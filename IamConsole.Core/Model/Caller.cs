using IamConsole.Core.Arns;

namespace IamConsole.Core.Model;

/// <summary>What kind of principal sends a request.</summary>
public enum CallerKind
{
    Root,
    User,
    AssumedRole,
    FederatedUser,

    /// <summary>Nobody: a request without a signature, which brings the word of an identity provider instead.</summary>
    Unsigned,
}

/// <summary>Who sends a request, proved by the second door, and from where.</summary>
public sealed record Caller
{
    public required AccountId Account { get; init; }

    public required CallerKind Kind { get; init; }

    /// <summary>The user's or role's unique id; for root the account's id; for a federated user that of the user who asked for its session.</summary>
    public required string PrincipalId { get; init; }

    /// <summary>The ARN that error messages and events name: root's, the user's, or the role session's.</summary>
    public required string Arn { get; init; }

    /// <summary>The user's name, or none.</summary>
    public string? UserName { get; init; }

    /// <summary>Whether the credentials are temporary, as a console session is. Only those carry an issue time and MFA state.</summary>
    public required bool IsTemporary { get; init; }

    /// <summary>When the session was issued, or none for long-term keys.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>When MFA was passed, or none.</summary>
    public DateTimeOffset? MfaAuthenticatedAt { get; init; }

    /// <summary>When whoever holds the console session last proved who it is, by the real clock; none for what is no console session.</summary>
    public DateTimeOffset? ProvenAt { get; init; }

    public string? AccessKeyId { get; init; }

    /// <summary>What the session of a role or of a federated user carries; none for users and root, whatever their credentials.</summary>
    public CallerSession? Session { get; init; }

    /// <summary>The hash that names the console session, or none.</summary>
    public string? SessionIdHash { get; init; }

    public string SourceIp { get; init; } = "127.0.0.1";

    public string UserAgent { get; init; } = "";

    public bool SecureTransport { get; init; }

    /// <summary>The value of <c>aws:userid</c>: a unique id, behind that of a role the session's name; of a federated user account and name.</summary>
    public string UserId => Kind switch
    {
        CallerKind.AssumedRole => $"{PrincipalId}:{Session?.Name}",
        CallerKind.FederatedUser => $"{Account}:{Session?.Name}",
        _ => PrincipalId,
    };

    /// <summary>Whether the request is signed with a temporary key, such as <c>GetSessionToken</c> gives; a console session has no key.</summary>
    public bool HasTemporaryKey => IsTemporary && AccessKeyId is not null && SessionIdHash is null;

    /// <summary>Whoever sends a request without a signature to an account that exists.</summary>
    /// <param name="account">Whose role is asked for.</param>
    /// <param name="sourceIp">Where the request comes from.</param>
    /// <param name="userAgent">As sent.</param>
    /// <param name="secureTransport">Whether it came encrypted.</param>
    public static Caller Unsigned(AccountId account, string sourceIp, string userAgent, bool secureTransport) => new()
    {
        Account = account,
        Kind = CallerKind.Unsigned,
        PrincipalId = "",
        Arn = "",
        IsTemporary = false,
        SourceIp = sourceIp,
        UserAgent = userAgent,
        SecureTransport = secureTransport,
    };

    /// <summary>The account's root as the installation itself: start-up and seeding.</summary>
    public static Caller Installation(AccountId account) => new()
    {
        Account = account,
        Kind = CallerKind.Root,
        PrincipalId = account.ToString(),
        Arn = Arns.Arn.Root(account).ToString(),
        IsTemporary = false,
        UserAgent = "IamConsole",
    };
}
