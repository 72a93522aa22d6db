using System.Security.Cryptography;
using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Providers;

/// <summary>The private keys with which a SAML provider's assertions are opened: RSA, at most two, so that they can be exchanged one after the other.</summary>
internal static class SamlKeyRules
{
    /// <summary>Keys of one provider.</summary>
    public const int MostKeys = 2;

    /// <summary>A new key under protection; refused with <c>InvalidInput</c> where the PEM is no plain RSA key of 2,048 bits or more.</summary>
    public static IamResult<SamlPrivateKey> Protect(OperationContext context, string providerArn, string pem)
    {
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            if (rsa.KeySize < 2048)
            {
                return Invalid;
            }

            return new SamlPrivateKey
            {
                Id = UniqueIds.NewWithoutPrefix(),
                ProviderId = providerArn,
                ProtectedKey = context.Secrets.ProtectSamlPrivateKey(rsa.ExportPkcs8PrivateKeyPem()),
                AddedAt = context.Now,
            };
        }
        catch (Exception problem) when (problem is CryptographicException or ArgumentException)
        {
            return Invalid;
        }
    }

    private static IamError Invalid { get; } = IamError.InvalidInput("The private key is not an unencrypted RSA key in PEM of at least 2,048 bits.");
}
