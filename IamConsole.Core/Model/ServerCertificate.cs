using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>A server certificate of the account. Its private key is held against it when it is uploaded and is not kept: nothing here serves with it.</summary>
public sealed class ServerCertificate : IAccountOwned, IRevisioned
{
    public string AccountId { get; set; } = "";

    /// <summary>The unique id, <c>ASCA...</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Unique in the account ignoring case, whatever the path.</summary>
    public required string Name { get; set; }

    public required string Path { get; set; }

    /// <summary>In PEM, as uploaded.</summary>
    public required string Body { get; init; }

    /// <summary>The chain in PEM, as uploaded, or none.</summary>
    public string? Chain { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public long Revision { get; set; } = 1;
}

internal sealed class ServerCertificateMapping : IEntityTypeConfiguration<ServerCertificate>
{
    public void Configure(EntityTypeBuilder<ServerCertificate> builder)
    {
        builder.ToTable("ServerCertificates").HasKey(certificate => new { certificate.AccountId, certificate.Id });
        builder.Property(certificate => certificate.Name).UseCollation("NOCASE");
        builder.HasIndex(certificate => new { certificate.AccountId, certificate.Name }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(certificate => certificate.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
