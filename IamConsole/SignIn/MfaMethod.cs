using IamConsole.Core.Authentication;
using IamConsole.Core.Model;

namespace IamConsole.SignIn;

/// <summary>A way to pass the second step, on a page of its own. This is the one list of them: a further kind of device is a further entry, page and <see cref="MfaProof"/>.</summary>
/// <param name="Label">The console's name of the kind of device.</param>
/// <param name="Kinds">The devices that it is for.</param>
/// <param name="Url">The page, returning afterwards to a local path.</param>
internal sealed record MfaMethod(string Label, IReadOnlyList<MfaDeviceKind> Kinds, Func<string, string> Url)
{
    public static MfaMethod Code { get; } = new("MFA code from an authenticator app or hardware token", [MfaDeviceKind.Virtual, MfaDeviceKind.Hardware], IamUrls.MfaCodeReturningTo);

    public static MfaMethod Passkey { get; } = new("Passkey or security key", [MfaDeviceKind.SecurityKey], IamUrls.MfaPasskeyReturningTo);

    private static readonly MfaMethod[] All = [Passkey, Code];

    /// <summary>Those that a pending sign-in has a device for.</summary>
    public static IReadOnlyList<MfaMethod> Of(PendingSignIn waiting) => [.. All.Where(method => method.DevicesOf(waiting).Any())];

    /// <summary>The devices of a pending sign-in that it is for.</summary>
    public IEnumerable<PendingDevice> DevicesOf(PendingSignIn waiting) => waiting.Devices.Where(device => Kinds.Contains(device.Kind));
}
