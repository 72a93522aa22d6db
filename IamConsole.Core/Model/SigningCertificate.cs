using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>An X.509 certificate with which a user or root signs requests of old.</summary>
public sealed class SigningCertificate : IAccountOwned
{
    public string AccountId { get; set; } = "";

    /// <summary>32 characters of base32.</summary>
    public required string Id { get; init; }

    /// <summary>The user's unique id, or the account's id for root's certificates.</summary>
    public required string OwnerId { get; init; }

    /// <summary>In PEM, as uploaded.</summary>
    public required string Body { get; init; }

    /// <summary>The SHA-1 thumbprint in hexadecimal; no certificate is in an account twice.</summary>
    public required string Thumbprint { get; init; }

    public bool IsActive { get; set; } = true;

    public required DateTimeOffset UploadedAt { get; init; }
}

internal sealed class SigningCertificateMapping : IEntityTypeConfiguration<SigningCertificate>
{
    public void Configure(EntityTypeBuilder<SigningCertificate> builder)
    {
        builder.ToTable("SigningCertificates").HasKey(certificate => new { certificate.AccountId, certificate.Id });
        builder.HasIndex(certificate => new { certificate.AccountId, certificate.OwnerId });
        builder.HasIndex(certificate => new { certificate.AccountId, certificate.Thumbprint }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(certificate => certificate.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
