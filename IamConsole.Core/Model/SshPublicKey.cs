using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>A public key with which a user signs in to CodeCommit.</summary>
public sealed class SshPublicKey : IAccountOwned
{
    public string AccountId { get; set; } = "";

    /// <summary>The unique id, <c>APKA...</c>, which is also the user's name towards CodeCommit.</summary>
    public required string Id { get; init; }

    public required string UserId { get; init; }

    /// <summary>In the form of an <c>authorized_keys</c> line, <c>ssh-rsa ...</c>.</summary>
    public required string Body { get; init; }

    /// <summary>MD5, 16 pairs of hexadecimal digits with colons between; AWS's own form.</summary>
    public required string Fingerprint { get; init; }

    public bool IsActive { get; set; } = true;

    public required DateTimeOffset UploadedAt { get; init; }
}

internal sealed class SshPublicKeyMapping : IEntityTypeConfiguration<SshPublicKey>
{
    public void Configure(EntityTypeBuilder<SshPublicKey> builder)
    {
        builder.ToTable("SshPublicKeys").HasKey(key => new { key.AccountId, key.Id });
        builder.HasIndex(key => new { key.AccountId, key.UserId, key.Fingerprint }).IsUnique();
        builder.HasOne<IamUser>().WithMany().HasForeignKey(key => new { key.AccountId, key.UserId }).OnDelete(DeleteBehavior.Restrict);
    }
}
