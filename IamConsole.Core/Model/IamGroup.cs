using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>A user group.</summary>
public sealed class IamGroup : IAccountOwned, IPolicyHolder
{
    public string AccountId { get; set; } = "";

    /// <summary>The unique id, <c>AGPA...</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Unique in the account ignoring case, whatever the path.</summary>
    public required string Name { get; set; }

    public required string Path { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public long Revision { get; set; } = 1;

    public PolicyHolderKind HolderKind => PolicyHolderKind.Group;
}

/// <summary>That a user is in a group.</summary>
public sealed class GroupMembership : IAccountOwned
{
    public string AccountId { get; set; } = "";

    public required string GroupId { get; init; }

    public required string UserId { get; init; }

    public required DateTimeOffset AddedAt { get; init; }
}

internal sealed class IamGroupMapping : IEntityTypeConfiguration<IamGroup>, IEntityTypeConfiguration<GroupMembership>
{
    public void Configure(EntityTypeBuilder<IamGroup> builder)
    {
        builder.ToTable("Groups").HasKey(group => new { group.AccountId, group.Id });
        builder.Property(group => group.Name).UseCollation("NOCASE");
        builder.HasIndex(group => new { group.AccountId, group.Name }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(group => group.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(group => group.HolderKind);
    }

    public void Configure(EntityTypeBuilder<GroupMembership> builder)
    {
        builder.ToTable("GroupMemberships").HasKey(membership => new { membership.AccountId, membership.GroupId, membership.UserId });
        builder.HasIndex(membership => new { membership.AccountId, membership.UserId });
        builder.HasOne<IamGroup>().WithMany().HasForeignKey(membership => new { membership.AccountId, membership.GroupId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<IamUser>().WithMany().HasForeignKey(membership => new { membership.AccountId, membership.UserId }).OnDelete(DeleteBehavior.Restrict);
    }
}
