using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>A customer managed policy; its documents are its versions.</summary>
public sealed class CustomerManagedPolicy : IAccountOwned, IRevisioned
{
    public string AccountId { get; set; } = "";

    /// <summary>The unique id, <c>ANPA...</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Unique in the account ignoring case, whatever the path.</summary>
    public required string Name { get; init; }

    public required string Path { get; init; }

    /// <summary>Fixed when the policy is made.</summary>
    public string? Description { get; init; }

    /// <summary>The number of the version in force: 3 for <c>v3</c>.</summary>
    public required int DefaultVersion { get; set; }

    /// <summary>The highest number ever given; numbers are never used again.</summary>
    public required int LatestVersion { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When a version was last made or the default changed.</summary>
    public required DateTimeOffset UpdatedAt { get; set; }

    public long Revision { get; set; } = 1;
}

/// <summary>One version of a customer managed policy.</summary>
public sealed class CustomerManagedPolicyVersion : IAccountOwned
{
    public string AccountId { get; set; } = "";

    public required string PolicyId { get; init; }

    /// <summary>1 for <c>v1</c>.</summary>
    public required int Number { get; init; }

    /// <summary>The policy document as its author wrote it.</summary>
    public required string Document { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class CustomerManagedPolicyMapping : IEntityTypeConfiguration<CustomerManagedPolicy>, IEntityTypeConfiguration<CustomerManagedPolicyVersion>
{
    public void Configure(EntityTypeBuilder<CustomerManagedPolicy> builder)
    {
        builder.ToTable("Policies").HasKey(policy => new { policy.AccountId, policy.Id });
        builder.Property(policy => policy.Name).UseCollation("NOCASE");
        builder.HasIndex(policy => new { policy.AccountId, policy.Name }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(policy => policy.AccountId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CustomerManagedPolicyVersion> builder)
    {
        builder.ToTable("PolicyVersions").HasKey(version => new { version.AccountId, version.PolicyId, version.Number });
        builder.HasOne<CustomerManagedPolicy>().WithMany().HasForeignKey(version => new { version.AccountId, version.PolicyId }).OnDelete(DeleteBehavior.Restrict);
    }
}
