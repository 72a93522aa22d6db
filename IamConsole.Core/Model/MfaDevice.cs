using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>The kinds of MFA devices that AWS knows.</summary>
public enum MfaDeviceKind
{
    Virtual,
    SecurityKey,
    Hardware,
}

/// <summary>An MFA device, assigned to a user or to root, or not yet assigned.</summary>
public sealed class MfaDevice : IAccountOwned
{
    public string AccountId { get; set; } = "";

    /// <summary>An ARN, or for a hardware token the printed serial number.</summary>
    public required string SerialNumber { get; init; }

    public required MfaDeviceKind Kind { get; init; }

    /// <summary>The user's unique id, the account's id for root, or none while unassigned.</summary>
    public string? OwnerId { get; set; }

    /// <summary>By the account clock.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EnabledAt { get; set; }

    /// <summary>The seed in base32 under Data Protection; none for a passkey or security key.</summary>
    public string? ProtectedSeed { get; set; }

    /// <summary>The latest time step of which a code was accepted; codes of it and of earlier steps are never accepted again. None before the first.</summary>
    public long? LastAcceptedStep { get; set; }

    /// <summary>How many steps of 30 seconds the device's clock is ahead of the real one, or behind where negative; learned when it is enabled or resynchronised.</summary>
    public int DriftSteps { get; set; }

    /// <summary>Takes it away from its owner. What it has accepted stays known, so that no code of it counts twice.</summary>
    public void Unassign() => (OwnerId, EnabledAt) = (null, null);
}

internal sealed class MfaDeviceMapping : IEntityTypeConfiguration<MfaDevice>
{
    public void Configure(EntityTypeBuilder<MfaDevice> builder)
    {
        builder.ToTable("MfaDevices").HasKey(device => new { device.AccountId, device.SerialNumber });
        builder.HasIndex(device => new { device.AccountId, device.OwnerId });
        builder.HasOne<Account>().WithMany().HasForeignKey(device => device.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
