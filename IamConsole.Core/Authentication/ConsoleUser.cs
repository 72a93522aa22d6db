using IamConsole.Core.Arns;
using IamConsole.Core.Model;

namespace IamConsole.Core.Authentication;

/// <summary>An IAM user or an account's root as ASP.NET Core Identity sees it: somebody with a password and a security stamp.</summary>
public sealed class ConsoleUser
{
    public required AccountId Account { get; init; }

    /// <summary><see cref="CallerKind.Root"/> or <see cref="CallerKind.User"/>.</summary>
    public required CallerKind Kind { get; init; }

    /// <summary>The user's unique id; for root the account's id.</summary>
    public required string PrincipalId { get; init; }

    /// <summary>The user's name; for root the e-mail address.</summary>
    public required string Name { get; init; }

    /// <summary>The user's path; for root a slash.</summary>
    public required string Path { get; init; }

    /// <summary>None where the user has no console access.</summary>
    public string? PasswordHash { get; set; }

    public required string SecurityStamp { get; set; }

    public bool PasswordResetRequired { get; set; }

    /// <summary>When an IAM user's password was set; none for root, whose password never expires.</summary>
    public DateTimeOffset? PasswordChangedAt { get; init; }

    /// <summary>The stamp when it was read: a change of the password that somebody else has made meanwhile is not overwritten.</summary>
    public required string StoredSecurityStamp { get; init; }

    internal Caller ToCaller(ClientInfo client) => new()
    {
        Account = Account,
        Kind = Kind,
        PrincipalId = PrincipalId,
        Arn = (Kind is CallerKind.Root ? Arns.Arn.Root(Account) : Arns.Arn.User(Account, Path, Name)).ToString(),
        UserName = Kind is CallerKind.Root ? null : Name,
        IsTemporary = true,
        SourceIp = client.Address,
        UserAgent = client.UserAgent,
        SecureTransport = client.IsHttps,
    };
}
