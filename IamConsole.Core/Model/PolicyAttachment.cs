using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>That a managed policy, of AWS or of the account, is attached to a user, group or role.</summary>
public sealed class PolicyAttachment : IAccountOwned
{
    public string AccountId { get; set; } = "";

    /// <summary>The unique id of the user, group or role.</summary>
    public required string HolderId { get; init; }

    public required PolicyHolderKind HolderKind { get; init; }

    public required string PolicyArn { get; init; }

    public required DateTimeOffset AttachedAt { get; init; }
}

/// <summary>A policy that is embedded in one user, group or role.</summary>
public sealed class InlinePolicy : IAccountOwned
{
    public string AccountId { get; set; } = "";

    /// <summary>The unique id of the user, group or role.</summary>
    public required string HolderId { get; init; }

    public required PolicyHolderKind HolderKind { get; init; }

    /// <summary>Unique in its holder ignoring case; the first spelling stays.</summary>
    public required string Name { get; init; }

    /// <summary>The policy document as its author wrote it.</summary>
    public required string Document { get; set; }
}

internal sealed class PolicyAttachmentMapping : IEntityTypeConfiguration<PolicyAttachment>, IEntityTypeConfiguration<InlinePolicy>
{
    public void Configure(EntityTypeBuilder<PolicyAttachment> builder)
    {
        builder.ToTable("PolicyAttachments").HasKey(attachment => new { attachment.AccountId, attachment.HolderId, attachment.PolicyArn });
        builder.HasIndex(attachment => new { attachment.AccountId, attachment.PolicyArn });
        builder.HasOne<Account>().WithMany().HasForeignKey(attachment => attachment.AccountId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<InlinePolicy> builder)
    {
        builder.ToTable("InlinePolicies").HasKey(policy => new { policy.AccountId, policy.HolderId, policy.Name });
        builder.Property(policy => policy.Name).UseCollation("NOCASE");
        builder.HasOne<Account>().WithMany().HasForeignKey(policy => policy.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
