using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IamConsole.Components.Pages.SecurityCredentials;

/// <summary>A signing certificate that the console has made, with its private key, which is nowhere else.</summary>
/// <param name="CertificateId">AWS's id of it.</param>
/// <param name="Certificate">In PEM.</param>
/// <param name="PrivateKey">In PEM; shown once.</param>
internal sealed record NewSigningCertificate(string CertificateId, string Certificate, string PrivateKey)
{
    /// <summary>Makes a self-signed certificate of ten years and its RSA key of 2,048 bits, both in PEM.</summary>
    public static (string Certificate, string PrivateKey) Make(DateTimeOffset now)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=IamConsole signing certificate", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(now.AddMinutes(-5), now.AddYears(10));
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>The id; the private key stays out of every log.</summary>
    public override string ToString() => CertificateId;
}
