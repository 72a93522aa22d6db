using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IamConsole.Tests.Support;

/// <summary>Certificates and keys in PEM, made for the run.</summary>
public static class CertificateTexts
{
    /// <summary>A certificate of ten years with its key; all of a name, two calls give two.</summary>
    public static (string Certificate, string PrivateKey) One { get; } = New();

    /// <summary>An RSA public key in PEM.</summary>
    public static string PublicKey { get; } = NewPublicKey(2048);

    public static (string Certificate, string PrivateKey) New(DateTimeOffset? expiry = null)
    {
        using var key = RSA.Create(2048);
        using var certificate = SelfSigned(key, expiry);
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>A certificate whose key is of an elliptic curve.</summary>
    public static (string Certificate, string PrivateKey) NewElliptic()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=tests", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    public static X509Certificate2 SelfSigned(RSA key, DateTimeOffset? expiry = null) =>
        new CertificateRequest("CN=tests", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, expiry ?? new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public static string NewPublicKey(int bits)
    {
        using var key = RSA.Create(bits);
        return key.ExportSubjectPublicKeyInfoPem();
    }
}
