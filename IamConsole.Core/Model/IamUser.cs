using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>An IAM user.</summary>
public sealed class IamUser : IAccountOwned, IPolicyHolder
{
    public string AccountId { get; set; } = "";

    /// <summary>The unique id, <c>AIDA...</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Unique in the account ignoring case, whatever the path.</summary>
    public required string Name { get; set; }

    public required string Path { get; set; }

    /// <summary>The ARN of the managed policy that bounds this user, or none.</summary>
    public string? PermissionsBoundaryArn { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the password was last used to sign in to the console.</summary>
    public DateTimeOffset? PasswordLastUsedAt { get; set; }

    /// <summary>Changes with the user's credentials; sessions that carry an older one end.</summary>
    public required string SecurityStamp { get; set; }

    public long Revision { get; set; } = 1;

    public PolicyHolderKind HolderKind => PolicyHolderKind.User;
}

internal sealed class IamUserMapping : IEntityTypeConfiguration<IamUser>
{
    public void Configure(EntityTypeBuilder<IamUser> builder)
    {
        builder.ToTable("Users").HasKey(user => new { user.AccountId, user.Id });
        builder.Property(user => user.Name).UseCollation("NOCASE");
        builder.HasIndex(user => new { user.AccountId, user.Name }).IsUnique();
        builder.HasIndex(user => new { user.AccountId, user.PermissionsBoundaryArn });
        builder.HasOne<Account>().WithMany().HasForeignKey(user => user.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(user => user.HolderKind);
    }
}
