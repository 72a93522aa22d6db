using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Mfa;

/// <summary>
/// A hardware token with its seed, out of a <see cref="SeedFile"/>. AWS has the seeds of the tokens that are sold for it from
/// their makers; here whoever assigns a token for the first time gives it.
/// </summary>
public sealed class HardwareToken
{
    internal HardwareToken(string serialNumber, string seed)
    {
        SerialNumber = serialNumber;
        Seed = seed;
    }

    /// <summary>As printed on the token.</summary>
    public string SerialNumber { get; }

    /// <summary>In base32.</summary>
    internal string Seed { get; }

    /// <summary>The request that makes the token known to the account and assigns it, authorised as <c>iam:EnableMFADevice</c>.</summary>
    /// <param name="userName">None for the console's root.</param>
    /// <param name="code1">A code that the token shows.</param>
    /// <param name="code2">The one after it.</param>
    public EnableMFADevice Enable(string? userName, string code1, string code2) => new(userName, SerialNumber, code1, code2) { Token = this };

    /// <summary>Makes the token known to the account. One that is known keeps what it has accepted; with another seed than before it is another device.</summary>
    /// <param name="context">Of the request that enables it; nothing is kept where that is refused.</param>
    /// <param name="known">The device of this serial number, which nobody has; or none.</param>
    internal MfaDevice AddTo(OperationContext context, MfaDevice? known)
    {
        if (known?.ProtectedSeed is { } seed && context.Secrets.FindMfaSeed(seed) == Seed)
        {
            return known;
        }

        var device = known;
        if (device is null)
        {
            device = new MfaDevice { SerialNumber = SerialNumber, Kind = MfaDeviceKind.Hardware, CreatedAt = context.Now };
            context.Db.MfaDevices.Add(device);
        }

        (device.ProtectedSeed, device.LastAcceptedStep, device.DriftSteps) = (context.Secrets.ProtectMfaSeed(Seed), null, 0);
        return device;
    }

    /// <summary>The serial number; the seed stays out of every log.</summary>
    public override string ToString() => SerialNumber;
}
