using IamConsole.Core.Model;

namespace IamConsole.Components.Pages.SecurityCredentials;

/// <summary>The console's words for MFA devices where one is chosen or managed; the users list has shorter ones.</summary>
internal static class MfaKindWords
{
    /// <summary><c>Authenticator app</c>, <c>Passkey or security key</c>, <c>Hardware TOTP token</c>.</summary>
    public static string Text(MfaDeviceKind kind) => kind switch
    {
        MfaDeviceKind.Virtual => "Authenticator app",
        MfaDeviceKind.SecurityKey => "Passkey or security key",
        _ => "Hardware TOTP token",
    };

    /// <summary>The kinds that can be assigned here, each with what it means to use one.</summary>
    public static IReadOnlyList<(MfaDeviceKind Kind, string Text)> Offered { get; } =
    [
        (MfaDeviceKind.SecurityKey, "Authenticate with a fingerprint, face, PIN or security key, at this console's address only."),
        (MfaDeviceKind.Virtual, "Authenticate with a code that an app on a phone or computer shows."),
        (MfaDeviceKind.Hardware, "Authenticate with a code that a hardware token shows."),
    ];
}
