using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Evaluation;

/// <summary>What kind of identity makes a request.</summary>
public enum RequestPrincipalKind
{
    /// <summary>Nobody: an unsigned request.</summary>
    Anonymous,

    /// <summary>The root user of an account.</summary>
    Root,

    /// <summary>An IAM user, with long-term or temporary credentials of its own.</summary>
    User,

    /// <summary>A session of a role.</summary>
    RoleSession,

    /// <summary>A session from GetFederationToken.</summary>
    FederatedUser,

    /// <summary>An AWS service.</summary>
    Service,

    /// <summary>Somebody known to a SAML or OpenID Connect provider who asks for a role.</summary>
    Federated,
}

/// <summary>Who makes a request. Immutable; make one and use it for many requests.</summary>
public sealed class RequestPrincipal
{
    private const string ServiceLinkedPath = ":role/aws-service-role/";
    private const string ServiceLinkedPrefix = "AWSServiceRoleFor";

    private RequestPrincipal(RequestPrincipalKind kind) => Kind = kind;

    /// <summary>The unsigned caller.</summary>
    public static RequestPrincipal Anonymous { get; } = new(RequestPrincipalKind.Anonymous) { UserId = "anonymous" };

    /// <summary>The kind of identity.</summary>
    public RequestPrincipalKind Kind { get; }

    /// <summary>The caller's ARN as AWS shows it (the session's for sessions); <see langword="null"/> for services and strangers.</summary>
    public string? Arn { get; private init; }

    /// <summary>The caller's account, twelve digits; <see langword="null"/> for services and strangers.</summary>
    public string? AccountId { get; private init; }

    /// <summary>The user's, the session's or the federated user's name.</summary>
    public string? Name { get; private init; }

    /// <summary>The role of a role session, with its path where that is known.</summary>
    public string? RoleArn { get; private init; }

    /// <summary>The user that asked for a federated user's session.</summary>
    public string? UserArn { get; private init; }

    /// <summary>The value of <c>aws:userid</c>: <c>AIDA…</c>, <c>AROA…:SESSION</c> ...; <see langword="null"/> if unknown.</summary>
    public string? UserId { get; private init; }

    /// <summary>The name of a service, such as <c>ec2.amazonaws.com</c>.</summary>
    public string? ServiceName { get; private init; }

    /// <summary>The provider that vouches for a federated caller: its ARN or host name.</summary>
    public string? Provider { get; private init; }

    /// <summary>Amazon S3's canonical id of the caller's account.</summary>
    public string? CanonicalUserId { get; init; }

    /// <summary>Whether the caller belongs to an account and has identity-based policies of its own.</summary>
    public bool HasAccount => AccountId is not null;

    /// <summary>Whether the caller is a service-linked role, which organization policies do not limit.</summary>
    public bool IsServiceLinkedRole { get; private init; }

    /// <summary>The value of <c>aws:PrincipalServiceNamesList</c>.</summary>
    internal string[]? ServiceNames { get; private init; }

    /// <summary>Whether <see cref="RoleArn"/> was given; otherwise it was made from the session's ARN, which has no path.</summary>
    internal bool IsRoleArnExact { get; private init; }

    /// <summary>The value of <c>aws:PrincipalArn</c>.</summary>
    internal string? PrincipalArn => Kind == RequestPrincipalKind.RoleSession ? RoleArn : Arn;

    /// <summary>The value of <c>aws:PrincipalType</c>.</summary>
    internal string PrincipalType => Kind switch
    {
        RequestPrincipalKind.Root => "Account",
        RequestPrincipalKind.User => "User",
        RequestPrincipalKind.RoleSession => "AssumedRole",
        RequestPrincipalKind.FederatedUser => "FederatedUser",
        RequestPrincipalKind.Service => "AWSService",
        _ => "Anonymous",
    };

    /// <summary>The root user of an account.</summary>
    public static RequestPrincipal Root(string accountId, string partition = "aws") => new(RequestPrincipalKind.Root)
    {
        Arn = $"arn:{partition}:iam::{accountId}:root",
        AccountId = accountId,
        UserId = accountId,
    };

    /// <summary>An AWS service.</summary>
    public static RequestPrincipal Service(string name) => new(RequestPrincipalKind.Service) { ServiceName = name, ServiceNames = [name] };

    /// <summary>A stranger for whom a SAML or OpenID Connect provider vouches.</summary>
    public static RequestPrincipal Federated(string provider) => new(RequestPrincipalKind.Federated) { Provider = provider };

    /// <summary>An IAM user.</summary>
    /// <exception cref="ArgumentException">The ARN is not a user's.</exception>
    public static RequestPrincipal User(string arn, string? userId = null) =>
        TryFromArn(arn, userId) is { Kind: RequestPrincipalKind.User } user ? user : throw new ArgumentException("not a user ARN", nameof(arn));

    /// <summary>Somebody of an account who is not further known: an IAM user without ARN and name.</summary>
    public static RequestPrincipal Unnamed(string accountId, string userId) => new(RequestPrincipalKind.User) { AccountId = accountId, UserId = userId };

    /// <summary>A session of a role.</summary>
    /// <param name="sessionArn"><c>arn:P:sts::ACCT:assumed-role/ROLE/SESSION</c>.</param>
    /// <param name="roleArn">The role's ARN with its path; without it the path is taken to be <c>/</c>.</param>
    /// <param name="userId"><c>AROA…:SESSION</c>.</param>
    /// <exception cref="ArgumentException">The ARN is not a role session's.</exception>
    public static RequestPrincipal RoleSession(string sessionArn, string? roleArn = null, string? userId = null)
    {
        if (TryFromArn(sessionArn, userId) is not { Kind: RequestPrincipalKind.RoleSession } session)
        {
            throw new ArgumentException("not a role session's ARN", nameof(sessionArn));
        }

        return roleArn is null ? session : new RequestPrincipal(RequestPrincipalKind.RoleSession)
        {
            Arn = sessionArn,
            AccountId = session.AccountId,
            Name = session.Name,
            RoleArn = roleArn,
            IsRoleArnExact = true,
            UserId = userId,
            IsServiceLinkedRole = session.IsServiceLinkedRole || IsServiceLinked(roleArn),
        };
    }

    /// <summary>A session from GetFederationToken.</summary>
    /// <param name="arn"><c>arn:P:sts::ACCT:federated-user/NAME</c>.</param>
    /// <param name="userArn">The user that asked for the session.</param>
    /// <exception cref="ArgumentException">The ARN is not a federated user's.</exception>
    public static RequestPrincipal FederatedUser(string arn, string? userArn = null)
    {
        if (TryFromArn(arn) is not { Kind: RequestPrincipalKind.FederatedUser } session)
        {
            throw new ArgumentException("not a federated user's ARN", nameof(arn));
        }

        return new RequestPrincipal(RequestPrincipalKind.FederatedUser)
        {
            Arn = arn,
            AccountId = session.AccountId,
            Name = session.Name,
            UserId = session.UserId,
            UserArn = userArn,
        };
    }

    /// <summary>The principal that an ARN names: user, role session, role, root or federated user; else <see langword="null"/>.</summary>
    public static RequestPrincipal? TryFromArn(string arn, string? userId = null)
    {
        Span<Range> segments = stackalloc Range[ArnSegments.Count];
        if (ArnSegments.Split(arn, hasVariables: false, segments) < ArnSegments.Count || arn[segments[0]] != "arn" || arn[segments[3]].Length > 0)
        {
            return null;
        }

        var account = arn[segments[4]];
        var parts = arn[segments[5]].Split('/');
        var partition = arn[segments[1]];
        return (arn[segments[2]], parts) switch
        {
            _ when account.Length == 0 || parts[^1].Length == 0 => null,
            ("sts", _) when Array.Exists(parts, part => part.Length == 0) => null,
            ("iam", ["root"]) => Root(account, partition),
            ("iam", ["user", .., var name]) => new(RequestPrincipalKind.User) { Arn = arn, AccountId = account, Name = name, UserId = userId },
            ("iam", ["role", .., var role]) => Role(arn, arn, account, role, userId, isExact: true),
            ("sts", ["assumed-role", var role, var session]) => Role(arn, $"arn:{partition}:iam::{account}:role/{role}", account, session, userId, isExact: false),
            ("sts", ["federated-user", var name]) => new(RequestPrincipalKind.FederatedUser) { Arn = arn, AccountId = account, Name = name, UserId = userId ?? $"{account}:{name}" },
            _ => null,
        };
    }

    private static RequestPrincipal Role(string arn, string roleArn, string account, string name, string? userId, bool isExact) => new(RequestPrincipalKind.RoleSession)
    {
        Arn = arn,
        AccountId = account,
        Name = name,
        RoleArn = roleArn,
        IsRoleArnExact = isExact,
        UserId = userId,
        IsServiceLinkedRole = IsServiceLinked(roleArn),
    };

    private static bool IsServiceLinked(string roleArn) =>
        roleArn.Contains(ServiceLinkedPath, StringComparison.Ordinal)
        || roleArn[(roleArn.LastIndexOf('/') + 1)..].StartsWith(ServiceLinkedPrefix, StringComparison.Ordinal);
}
