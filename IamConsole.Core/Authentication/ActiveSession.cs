using IamConsole.Core.Model;

namespace IamConsole.Core.Authentication;

/// <summary>A session that is alive at this moment, and whose it is.</summary>
/// <param name="Caller">The principal, with the address, transport and MFA state of now.</param>
/// <param name="AccountAlias">The account's alias, or none.</param>
/// <param name="ExpiresAt">When it ends whatever happens, by the real clock.</param>
public sealed record ActiveSession(Caller Caller, string? AccountAlias, DateTimeOffset ExpiresAt)
{
    /// <summary>Whoever has signed in; the same as the caller, unless the session has switched to a role.</summary>
    public Caller Owner { get; init; } = Caller;

    /// <summary>The role that the session has switched to, or none.</summary>
    public SwitchedRole? Role { get; init; }
}

/// <summary>A session that has just begun.</summary>
/// <param name="SessionId">256 random bits for the cookie; stored nowhere.</param>
/// <param name="Caller">Whose it is.</param>
/// <param name="ExpiresAt">By the real clock.</param>
public sealed record BegunSession(string SessionId, Caller Caller, DateTimeOffset ExpiresAt)
{
    /// <summary>Without the session id, which opens a door.</summary>
    public override string ToString() => $"Session of {Caller.Arn}";
}
