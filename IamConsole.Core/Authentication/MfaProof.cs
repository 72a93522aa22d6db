using IamConsole.Core.Model;
using IamConsole.Core.Storage;

namespace IamConsole.Core.Authentication;

/// <summary>By what somebody proves at sign-in to hold an MFA device. A further kind of device is a further proof; <see cref="MfaSignIn"/> does the rest for all.</summary>
public abstract record MfaProof
{
    private protected MfaProof()
    {
    }

    /// <summary>Whether the proof may be one of a device of this kind. Attempts are counted under every device that it may be one of.</summary>
    internal abstract bool IsFor(MfaDeviceKind kind);

    /// <summary>Finds the device that it proves, and uses it up in the transaction that the device was read in.</summary>
    /// <param name="devices">Those of the principal for which <see cref="IsFor"/> holds, read for writing.</param>
    /// <param name="db">Of the transaction.</param>
    /// <param name="secrets">To read seeds.</param>
    /// <param name="realNow">By the real clock.</param>
    internal abstract ValueTask<MfaDevice?> FindProvenAsync(IReadOnlyList<MfaDevice> devices, IamDbContext db, SecretProtector secrets, DateTimeOffset realNow);

    /// <summary>Shows nothing of it.</summary>
    public sealed override string ToString() => GetType().Name;
}

/// <summary>A code of any of the principal's authenticator apps and hardware tokens.</summary>
/// <param name="Code">As typed.</param>
public sealed record OneTimeCode(string Code) : MfaProof
{
    internal override bool IsFor(MfaDeviceKind kind) => kind is MfaDeviceKind.Virtual or MfaDeviceKind.Hardware;

    internal override ValueTask<MfaDevice?> FindProvenAsync(IReadOnlyList<MfaDevice> devices, IamDbContext db, SecretProtector secrets, DateTimeOffset realNow) =>
        new(devices.FirstOrDefault(device => device.AcceptCode(secrets, Code, realNow)));
}

/// <summary>Two successive codes of a device whose clock is off: they resynchronise it and prove it at once.</summary>
/// <param name="First">As typed.</param>
/// <param name="Second">As typed.</param>
public sealed record SuccessiveCodes(string First, string Second) : MfaProof
{
    internal override bool IsFor(MfaDeviceKind kind) => kind is MfaDeviceKind.Virtual or MfaDeviceKind.Hardware;

    internal override ValueTask<MfaDevice?> FindProvenAsync(IReadOnlyList<MfaDevice> devices, IamDbContext db, SecretProtector secrets, DateTimeOffset realNow) =>
        new(devices.FirstOrDefault(device => device.RelearnClock(secrets, First, Second, realNow)));
}
