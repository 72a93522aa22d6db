using System.Security.Cryptography;

namespace IamConsole.Hosting;

/// <summary>Makes passwords that are good to read and to type: four groups of four, without look-alikes.</summary>
internal static class RandomPassword
{
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>A password of some 90 random bits that keeps IAM's default password policy.</summary>
    public static string New()
    {
        string password;
        do
        {
            password = string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));
        }
        while (!password.Any(char.IsAsciiDigit) || !password.Any(char.IsAsciiLetterUpper) || !password.Any(char.IsAsciiLetterLower));

        return password;
    }
}
