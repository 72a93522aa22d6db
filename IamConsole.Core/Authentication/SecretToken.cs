using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace IamConsole.Core.Authentication;

/// <summary>Ids that open a door to whoever knows them. Only their hash is kept.</summary>
internal static class SecretToken
{
    private const int Bytes = 32;

    /// <summary>256 random bits as 43 characters that are safe in an address and a cookie.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
