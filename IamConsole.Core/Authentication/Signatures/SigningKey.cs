using System.Security.Cryptography;
using System.Text;

namespace IamConsole.Core.Authentication.Signatures;

/// <summary>Makes signatures: the secret is worked into a key for one day, Region and service, and that signs.</summary>
public static class SigningKey
{
    /// <summary>The signature in 64 lower-case hexadecimal digits.</summary>
    public static string Sign(string secretAccessKey, string date, string region, string service, string stringToSign) =>
        Sign(Derive(secretAccessKey, date, region, service), stringToSign);

    /// <summary>The key of a day, Region and service; whoever has it can sign for them, and for nothing else.</summary>
    internal static byte[] Derive(string secretAccessKey, string date, string region, string service)
    {
        var key = HMACSHA256.HashData(Encoding.UTF8.GetBytes("AWS4" + secretAccessKey), Encoding.UTF8.GetBytes(date));
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(region), key);
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(service), key);
        HMACSHA256.HashData(key, "aws4_request"u8, key);
        return key;
    }

    internal static string Sign(byte[] key, string stringToSign)
    {
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(stringToSign), signature);
        return Convert.ToHexStringLower(signature);
    }
}
