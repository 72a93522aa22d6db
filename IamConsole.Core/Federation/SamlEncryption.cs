using System.Security.Cryptography;
using System.Xml;

namespace IamConsole.Core.Federation;

/// <summary>Reads encrypted assertions (W3C, XML Encryption 1.1): AES in Galois/Counter Mode under a key that RSA-OAEP carries.</summary>
/// <remarks>Cipher block chaining is not accepted: who can send assertions at will could find out by it what they hold.</remarks>
internal static class SamlEncryption
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const string Encryption11 = "http://www.w3.org/2009/xmlenc11#";

    /// <summary>The assertion inside, as an element of a document of its own; or none where none of the keys opens it.</summary>
    /// <param name="encrypted">An <c>EncryptedAssertion</c>.</param>
    /// <param name="privateKeys">The provider's keys in PEM.</param>
    public static XmlElement? Decrypt(XmlElement encrypted, IEnumerable<string> privateKeys)
    {
        if (encrypted.Child(SamlNames.Encryption, "EncryptedData") is not { } data
            || Method(data) is not (Encryption11 + "aes128-gcm" or Encryption11 + "aes192-gcm" or Encryption11 + "aes256-gcm")
            || encrypted.GetElementsByTagName("EncryptedKey", SamlNames.Encryption).OfType<XmlElement>().ToList() is not [var encryptedKey]
            || Padding(encryptedKey) is not { } padding
            || Cipher(encryptedKey) is not { } wrapped
            || Cipher(data) is not { Length: > NonceSize + TagSize } cipher)
        {
            return null;
        }

        foreach (var pem in privateKeys)
        {
            try
            {
                using var rsa = RSA.Create();
                rsa.ImportFromPem(pem);
                using var aes = new AesGcm(rsa.Decrypt(wrapped, padding), TagSize);
                var plain = new byte[cipher.Length - NonceSize - TagSize];
                aes.Decrypt(cipher.AsSpan(0, NonceSize), cipher.AsSpan(NonceSize, plain.Length), cipher.AsSpan(cipher.Length - TagSize), plain);
                return SafeXml.Read(System.Text.Encoding.UTF8.GetString(plain))?.DocumentElement;
            }
            catch (CryptographicException)
            {
                // Another key may be the right one.
            }
        }

        return null;
    }

    private static string? Method(XmlElement element) => element.Child(SamlNames.Encryption, "EncryptionMethod")?.GetAttribute("Algorithm");

    private static RSAEncryptionPadding? Padding(XmlElement key) => Method(key) switch
    {
        SamlNames.Encryption + "rsa-oaep-mgf1p" => RSAEncryptionPadding.OaepSHA1,
        Encryption11 + "rsa-oaep" => key.GetElementsByTagName("DigestMethod", SamlNames.Signature).OfType<XmlElement>().FirstOrDefault()?.GetAttribute("Algorithm") switch
        {
            SamlNames.Encryption + "sha256" => RSAEncryptionPadding.OaepSHA256,
            SamlNames.Encryption + "sha512" => RSAEncryptionPadding.OaepSHA512,
            _ => RSAEncryptionPadding.OaepSHA1,
        },
        _ => null,
    };

    private static byte[]? Cipher(XmlElement element)
    {
        try
        {
            return element.Child(SamlNames.Encryption, "CipherData")?.Child(SamlNames.Encryption, "CipherValue") is { } value ? Convert.FromBase64String(value.InnerText) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
