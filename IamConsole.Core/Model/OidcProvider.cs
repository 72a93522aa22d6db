using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>An OpenID Connect identity provider whose tokens roles may trust.</summary>
public sealed class OidcProvider : IAccountOwned, IRevisioned
{
    public string AccountId { get; set; } = "";

    /// <summary>The ARN, which is the only id that AWS gives it.</summary>
    public required string Id { get; init; }

    /// <summary>The issuer without its scheme, such as <c>login.example.com/tenant</c>.</summary>
    public required string Url { get; init; }

    /// <summary>The audiences whose tokens are accepted, in the order in which they were added.</summary>
    public required List<string> ClientIds { get; set; }

    /// <summary>SHA-1 thumbprints of the top certificate of the provider's server: 40 hexadecimal digits each.</summary>
    public required List<string> Thumbprints { get; set; }

    /// <summary>The provider's public signing keys as an RFC 7517 key set, uploaded in the console; none until then.</summary>
    public string? SigningKeys { get; set; }

    /// <summary>When the signing keys were last uploaded, by the account clock.</summary>
    public DateTimeOffset? SigningKeysUpdatedAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public long Revision { get; set; } = 1;
}

internal sealed class OidcProviderMapping : IEntityTypeConfiguration<OidcProvider>
{
    public void Configure(EntityTypeBuilder<OidcProvider> builder)
    {
        builder.ToTable("OidcProviders").HasKey(provider => new { provider.AccountId, provider.Id });
        builder.HasOne<Account>().WithMany().HasForeignKey(provider => provider.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
