using System.Security.Cryptography;
using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Providers;

/// <summary>The private keys with which a SAML provider's assertions are opened: RSA, unencrypted, in PEM.</summary>
public static class SamlKeyRules
{
    /// <summary>In bits.</summary>
    public const int ShortestKey = 2048;

    private static IamError Invalid { get; } = IamError.InvalidInput("The private key is not an unencrypted RSA key in PEM of at least 2,048 bits.");

    /// <summary>Why a key is refused, or none: <c>InvalidInput</c> where the PEM is no plain RSA key of <see cref="ShortestKey"/> or more.</summary>
    public static IamError? FindProblem(string pem) => Read(pem).Error;

    /// <summary>A new key under protection, or why it is refused.</summary>
    internal static IamResult<SamlPrivateKey> Protect(OperationContext context, string providerArn, string pem) => Read(pem).Map(key => new SamlPrivateKey
    {
        Id = UniqueIds.NewWithoutPrefix(),
        ProviderId = providerArn,
        ProtectedKey = context.Secrets.ProtectSamlPrivateKey(key),
        AddedAt = context.Now,
    });

    private static IamResult<string> Read(string pem)
    {
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            return rsa.KeySize < ShortestKey ? Invalid : rsa.ExportPkcs8PrivateKeyPem();
        }
        catch (Exception problem) when (problem is CryptographicException or ArgumentException)
        {
            return Invalid;
        }
    }
}
