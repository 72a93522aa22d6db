using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>A signed-in browser. The cookie carries its id and nothing else.</summary>
public sealed class ConsoleSession : IAccountOwned
{
    public string AccountId { get; set; } = "";

    /// <summary>SHA-256 of the session id in the cookie, in hexadecimal, so that the table opens no door.</summary>
    public required string IdHash { get; init; }

    /// <summary>The user's unique id, or the account's id for root.</summary>
    public required string PrincipalId { get; init; }

    /// <summary>The principal's security stamp at sign-in; the session ends when that changes, except the one that changed it.</summary>
    public required string SecurityStamp { get; set; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When MFA was passed at this sign-in, or none.</summary>
    public DateTimeOffset? MfaAuthenticatedAt { get; init; }

    /// <summary>When whoever holds the session last gave a fresh proof of identity, by the real clock; none since sign-in.</summary>
    public DateTimeOffset? ProvenAt { get; set; }

    /// <summary>The account of the role that the session has switched to; none where it acts as whoever has signed in.</summary>
    public string? RoleAccountId { get; set; }

    /// <summary>That role's unique id.</summary>
    public string? RoleId { get; set; }

    /// <summary>The name of the role's session, which is the user's.</summary>
    public string? RoleSessionName { get; set; }

    /// <summary>When the role's session was issued, by the account clock.</summary>
    public DateTimeOffset? RoleIssuedAt { get; set; }

    /// <summary>When the role's session ends, by the real clock; the console session may go on.</summary>
    public DateTimeOffset? RoleExpiresAt { get; set; }

    /// <summary>What the top bar calls the role, or none.</summary>
    public string? RoleDisplayName { get; set; }

    /// <summary>The colour that the top bar shows it in, or none.</summary>
    public string? RoleColor { get; set; }

    /// <summary>The address of the latest request.</summary>
    public required string SourceIp { get; set; }

    public required string UserAgent { get; set; }

    /// <summary>Whether the latest request came over https.</summary>
    public bool SecureTransport { get; set; }

    public required DateTimeOffset LastSeenAt { get; set; }
}

internal sealed class ConsoleSessionMapping : IEntityTypeConfiguration<ConsoleSession>
{
    public void Configure(EntityTypeBuilder<ConsoleSession> builder)
    {
        builder.ToTable("ConsoleSessions").HasKey(session => new { session.AccountId, session.IdHash });
        builder.HasIndex(session => session.IdHash).IsUnique();
        builder.HasIndex(session => new { session.AccountId, session.PrincipalId });
        builder.HasIndex(session => session.ExpiresAt);
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
