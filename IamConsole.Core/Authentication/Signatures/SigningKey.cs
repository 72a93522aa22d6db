using System.Security.Cryptography;
using System.Text;

namespace IamConsole.Core.Authentication.Signatures;

/// <summary>Makes signatures: the secret is worked into a key for one day, Region and service, and that signs.</summary>
public static class SigningKey
{
    /// <summary>The signature in 64 lower-case hexadecimal digits.</summary>
    public static string Sign(string secretAccessKey, string date, string region, string service, string stringToSign)
    {
        Span<byte> key = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes("AWS4" + secretAccessKey), Encoding.UTF8.GetBytes(date), key);
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(region), key);
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(service), key);
        HMACSHA256.HashData(key, "aws4_request"u8, key);
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(stringToSign), key);
        return Convert.ToHexStringLower(key);
    }
}
