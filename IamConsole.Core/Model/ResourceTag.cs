using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>A tag of a user, role, customer managed policy or other taggable resource.</summary>
/// <remarks>Keys of users and roles are unique ignoring case, those of the other kinds exactly; the operations see to it.</remarks>
public sealed class ResourceTag : IAccountOwned
{
    public string AccountId { get; set; } = "";

    /// <summary>The unique id of the tagged resource; for an MFA device its serial number, for an identity provider its ARN.</summary>
    public required string ResourceId { get; init; }

    public required string Key { get; init; }

    public required string Value { get; set; }
}

internal sealed class ResourceTagMapping : IEntityTypeConfiguration<ResourceTag>
{
    public void Configure(EntityTypeBuilder<ResourceTag> builder)
    {
        builder.ToTable("Tags").HasKey(tag => new { tag.AccountId, tag.ResourceId, tag.Key });
        builder.HasOne<Account>().WithMany().HasForeignKey(tag => tag.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
