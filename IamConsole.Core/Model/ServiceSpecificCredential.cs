using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>A user name and password, or an API key, of a user for one service.</summary>
public sealed class ServiceSpecificCredential : IAccountOwned
{
    public string AccountId { get; set; } = "";

    /// <summary>The unique id, <c>ACCA...</c>.</summary>
    public required string Id { get; init; }

    public required string UserId { get; init; }

    /// <summary>Such as <c>codecommit.amazonaws.com</c>.</summary>
    public required string ServiceName { get; init; }

    /// <summary>The user name or, for an API key, the alias towards the service.</summary>
    public required string ServiceUserName { get; init; }

    /// <summary>The hash of the password or API key, which is shown once.</summary>
    public required string SecretHash { get; set; }

    public bool IsActive { get; set; } = true;

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it stops being valid; none where it does not.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

internal sealed class ServiceSpecificCredentialMapping : IEntityTypeConfiguration<ServiceSpecificCredential>
{
    public void Configure(EntityTypeBuilder<ServiceSpecificCredential> builder)
    {
        builder.ToTable("ServiceSpecificCredentials").HasKey(credential => new { credential.AccountId, credential.Id });
        builder.HasIndex(credential => new { credential.AccountId, credential.UserId });
        builder.HasOne<IamUser>().WithMany().HasForeignKey(credential => new { credential.AccountId, credential.UserId }).OnDelete(DeleteBehavior.Restrict);
    }
}
