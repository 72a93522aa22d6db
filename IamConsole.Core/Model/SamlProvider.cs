using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>A SAML 2.0 identity provider whose assertions roles may trust.</summary>
public sealed class SamlProvider : IAccountOwned, IRevisioned
{
    public string AccountId { get; set; } = "";

    /// <summary>The ARN.</summary>
    public required string Id { get; init; }

    /// <summary>Unique in the account, in its exact spelling.</summary>
    public required string Name { get; init; }

    /// <summary>AWS's unique id of it, 22 to 64 characters of <c>A-Z 0-9</c>.</summary>
    public required string Uuid { get; init; }

    /// <summary>The metadata document as it was uploaded.</summary>
    public required string MetadataDocument { get; set; }

    /// <summary>The last moment at which its metadata may be relied on.</summary>
    public required DateTimeOffset ValidUntil { get; set; }

    /// <summary>Required or Allowed; none where assertions are not encrypted.</summary>
    public string? AssertionEncryptionMode { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public long Revision { get; set; } = 1;
}

/// <summary>A private key with which a SAML provider's encrypted assertions are read.</summary>
public sealed class SamlPrivateKey : IAccountOwned
{
    public string AccountId { get; set; } = "";

    /// <summary>22 to 64 characters of <c>A-Z 0-9</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The provider's ARN.</summary>
    public required string ProviderId { get; init; }

    /// <summary>The key in PEM under Data Protection.</summary>
    public required string ProtectedKey { get; init; }

    public required DateTimeOffset AddedAt { get; init; }
}

internal sealed class SamlProviderMapping : IEntityTypeConfiguration<SamlProvider>, IEntityTypeConfiguration<SamlPrivateKey>
{
    public void Configure(EntityTypeBuilder<SamlProvider> builder)
    {
        builder.ToTable("SamlProviders").HasKey(provider => new { provider.AccountId, provider.Id });
        builder.HasOne<Account>().WithMany().HasForeignKey(provider => provider.AccountId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SamlPrivateKey> builder)
    {
        builder.ToTable("SamlPrivateKeys").HasKey(key => new { key.AccountId, key.Id });
        builder.HasIndex(key => new { key.AccountId, key.ProviderId });
        builder.HasOne<SamlProvider>().WithMany().HasForeignKey(key => new { key.AccountId, key.ProviderId }).OnDelete(DeleteBehavior.Restrict);
    }
}
