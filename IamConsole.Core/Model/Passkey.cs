using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>What a passkey or security key proves itself by: the public half of a WebAuthn credential. Its <see cref="MfaDevice"/> says whose it is, and takes it along when it is removed.</summary>
public sealed class Passkey : IAccountOwned
{
    public string AccountId { get; set; } = "";

    /// <summary>The serial number of its <see cref="MfaDevice"/>.</summary>
    public required string SerialNumber { get; init; }

    /// <summary>The name that a person gave it.</summary>
    public required string Name { get; set; }

    /// <summary>At most 1,023 bytes.</summary>
    public required byte[] CredentialId { get; init; }

    /// <summary>In COSE form.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>How often the authenticator says that it has signed; a lower number than before points to a copy.</summary>
    public uint SignCount { get; set; }

    /// <summary>How the browser reaches it, such as <c>usb</c> or <c>internal</c>; separated by commas, none where it does not say.</summary>
    public string? Transports { get; init; }

    /// <summary>Whether the person was verified, by a PIN or a fingerprint, when it was registered.</summary>
    public bool IsUserVerified { get; set; }

    public bool IsBackupEligible { get; init; }

    public bool IsBackedUp { get; set; }

    public required byte[] AttestationObject { get; init; }

    public required byte[] ClientDataJson { get; init; }
}

internal sealed class PasskeyMapping : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        builder.ToTable("Passkeys").HasKey(passkey => new { passkey.AccountId, passkey.SerialNumber });
        builder.HasIndex(passkey => new { passkey.AccountId, passkey.CredentialId }).IsUnique();
        builder.HasOne<MfaDevice>().WithOne().HasForeignKey<Passkey>(passkey => new { passkey.AccountId, passkey.SerialNumber }).OnDelete(DeleteBehavior.Cascade);
    }
}
