using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>An instance profile: what EC2 hands a role to an instance in.</summary>
public sealed class InstanceProfile : IAccountOwned, IRevisioned
{
    public string AccountId { get; set; } = "";

    /// <summary>The unique id, <c>AIPA...</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Unique in the account ignoring case, whatever the path.</summary>
    public required string Name { get; init; }

    public required string Path { get; init; }

    /// <summary>The unique id of the one role that it can hold, or none while it is empty.</summary>
    public string? RoleId { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public long Revision { get; set; } = 1;
}

internal sealed class InstanceProfileMapping : IEntityTypeConfiguration<InstanceProfile>
{
    public void Configure(EntityTypeBuilder<InstanceProfile> builder)
    {
        builder.ToTable("InstanceProfiles").HasKey(profile => new { profile.AccountId, profile.Id });
        builder.Property(profile => profile.Name).UseCollation("NOCASE");
        builder.HasIndex(profile => new { profile.AccountId, profile.Name }).IsUnique();
        builder.HasIndex(profile => new { profile.AccountId, profile.RoleId });
        builder.HasOne<Account>().WithMany().HasForeignKey(profile => profile.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<IamRole>().WithMany().HasForeignKey(profile => new { profile.AccountId, profile.RoleId }).OnDelete(DeleteBehavior.Restrict);
    }
}
