using System.Security.Cryptography;
using System.Text;
using OtpNet;

namespace IamConsole.Core.Authentication;

/// <summary>
/// The one-time codes of an authenticator app or a hardware token: RFC 6238 with HMAC-SHA1, six digits and steps of 30 seconds,
/// as AWS has them. A step is a number of such intervals since 1970 by the real clock.
/// </summary>
public static class OneTimeCodes
{
    /// <summary>A seed's length in bytes, 64 characters of base32 (observed with AWS).</summary>
    public const int SeedBytes = 40;

    /// <summary>How many steps before and after the present one are accepted in daily use.</summary>
    public const int Window = 1;

    private const int Digits = 6;
    private const int StepSeconds = 30;

    /// <summary>A new seed in base32.</summary>
    public static string NewSeed() => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(SeedBytes));

    /// <summary>The step at a time.</summary>
    public static long StepAt(DateTimeOffset time) => time.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>Whether a text is six ASCII digits and nothing else. What is not is no code: nothing is trimmed, since a code in another spelling would be a second one.</summary>
    public static bool IsCode(string text) => text.Length == Digits && text.All(char.IsAsciiDigit);

    /// <summary>Finds the step that a code belongs to, around the present one.</summary>
    /// <param name="seed">In base32.</param>
    /// <param name="code">As typed.</param>
    /// <param name="present">The device's present step: the real one with the device's drift.</param>
    /// <param name="after">The latest step of which a code was accepted, or none; only later ones count.</param>
    /// <returns>The step, or none where the code is wrong, too old, too early or was used.</returns>
    public static long? Find(string seed, string code, long present, long? after)
    {
        if (!IsCode(code))
        {
            return null;
        }

        var codes = new CodesOf(seed);
        long? found = null;
        for (var step = present + Window; step >= present - Window; step--)
        {
            if (codes.Is(code, step) && !(step <= after))
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>Finds the second of two successive steps that two codes belong to; of several the one nearest to the present.</summary>
    /// <param name="seed">In base32.</param>
    /// <param name="first">As typed.</param>
    /// <param name="second">As typed; another code than the first.</param>
    /// <param name="present">The step to look around.</param>
    /// <param name="window">How far the device's clock may be off, in steps.</param>
    /// <param name="after">The latest step of which a code was accepted, or none; only a pair of later steps counts.</param>
    public static long? FindPair(string seed, string first, string second, long present, int window, long? after)
    {
        if (!IsCode(first) || !IsCode(second) || first == second)
        {
            return null;
        }

        var codes = new CodesOf(seed);
        long? found = null;
        for (var step = present - window; step <= present + window; step++)
        {
            var isNearer = found is not { } known || Math.Abs(step - present) < Math.Abs(known - present);
            if (isNearer && !(step - 1 <= after) && codes.Is(second, step) && codes.Is(first, step - 1))
            {
                found = step;
            }
        }

        return found;
    }

    private readonly struct CodesOf(string seed)
    {
        private readonly Hotp _codes = new(Base32Encoding.ToBytes(seed), OtpHashMode.Sha1, Digits);

        public bool Is(string code, long step) =>
            step >= 0 && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(_codes.ComputeHOTP(step)), Encoding.ASCII.GetBytes(code));
    }
}
