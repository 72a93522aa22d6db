using QRCoder;

namespace IamConsole.Core.Mfa;

/// <summary>What an authenticator app reads (IAM API Reference, VirtualMFADevice): <c>otpauth://totp/DEVICE@ACCOUNT?secret=BASE32</c>.</summary>
public static class AuthenticatorText
{
    private const int PixelsPerSquare = 10;

    /// <param name="deviceName">The virtual device's name.</param>
    /// <param name="accountName">The user's name; for root the account's id.</param>
    /// <param name="seed">In base32.</param>
    public static string Of(string deviceName, string accountName, string seed) =>
        $"otpauth://totp/{Uri.EscapeDataString($"{deviceName}@{accountName}")}?secret={seed}";

    /// <summary>Its QR code.</summary>
    public static byte[] ToPng(string text) => PngByteQRCodeHelper.GetQRCode(text, QRCodeGenerator.ECCLevel.M, PixelsPerSquare);
}
