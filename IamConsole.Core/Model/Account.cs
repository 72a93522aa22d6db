using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>An account and its root user.</summary>
public sealed class Account : IRevisioned
{
    /// <summary>Twelve digits.</summary>
    public required string Id { get; init; }

    /// <summary>The account alias, unique in the installation, or none.</summary>
    public string? Alias { get; set; }

    /// <summary>The root user's e-mail address, unique in the installation ignoring case.</summary>
    public required string RootEmail { get; set; }

    public required string RootPasswordHash { get; set; }

    public required DateTimeOffset RootPasswordChangedAt { get; set; }

    /// <summary>Whether root has to choose a password at the next sign-in.</summary>
    public bool RootPasswordResetRequired { get; set; }

    public DateTimeOffset? RootPasswordLastUsedAt { get; set; }

    /// <summary>Changes with root's credentials; sessions that carry an older one end.</summary>
    public required string RootSecurityStamp { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public long Revision { get; set; } = 1;

    /// <summary>Which tokens the global endpoint of AWS STS issues: 1, or 2, which are valid in every Region.</summary>
    public int GlobalEndpointTokenVersion { get; set; } = 1;

    /// <summary>Advances whenever a change could alter what some principal may do.</summary>
    public long PolicyRevision { get; set; } = 1;
}

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts").HasKey(account => account.Id);
        builder.Property(account => account.Alias).UseCollation("NOCASE");
        builder.Property(account => account.RootEmail).UseCollation("NOCASE");
        builder.Property(account => account.GlobalEndpointTokenVersion).HasDefaultValue(1);
        builder.HasIndex(account => account.Alias).IsUnique();
        builder.HasIndex(account => account.RootEmail).IsUnique();
    }
}
