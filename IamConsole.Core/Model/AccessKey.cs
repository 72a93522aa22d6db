using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>A long-term access key of a user or of root.</summary>
public sealed class AccessKey : IAccountOwned
{
    public string AccountId { get; set; } = "";

    /// <summary>The access key id, <c>AKIA...</c>, unique in the installation.</summary>
    public required string Id { get; init; }

    /// <summary>The user's unique id, or the account's id for root's keys.</summary>
    public required string OwnerId { get; init; }

    /// <summary>The secret access key under Data Protection; it is needed to verify signatures.</summary>
    public required string ProtectedSecret { get; init; }

    public bool IsActive { get; set; } = true;

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last activated or deactivated; none where it is as it was made.</summary>
    public DateTimeOffset? StatusChangedAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>The prefix of the service last called with the key.</summary>
    public string? LastUsedService { get; set; }

    public string? LastUsedRegion { get; set; }
}

internal sealed class AccessKeyMapping : IEntityTypeConfiguration<AccessKey>
{
    public void Configure(EntityTypeBuilder<AccessKey> builder)
    {
        builder.ToTable("AccessKeys").HasKey(key => new { key.AccountId, key.Id });
        builder.HasIndex(key => key.Id).IsUnique();
        builder.HasIndex(key => new { key.AccountId, key.OwnerId });
        builder.HasOne<Account>().WithMany().HasForeignKey(key => key.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
