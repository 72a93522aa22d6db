using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IamConsole.Core.Operations;

/// <summary>Reads certificates and private keys in PEM, as IAM takes them. The words of refusals are from memory.</summary>
public static class CertificateText
{
    private const string Label = "CERTIFICATE";

    /// <summary>The one certificate of a PEM text, to be disposed of by whoever asks for it; refused with <c>MalformedCertificate</c>.</summary>
    public static IamResult<X509Certificate2> ReadOne(string pem)
    {
        var malformed = new IamError("MalformedCertificate", "Unable to parse certificate. Please ensure the certificate is in PEM format.");
        var blocks = Blocks(pem);
        if (blocks is not [var block])
        {
            return malformed;
        }

        try
        {
            return X509CertificateLoader.LoadCertificate(block);
        }
        catch (CryptographicException)
        {
            return malformed;
        }
    }

    /// <summary>Why a text is no chain of certificates in PEM, or none.</summary>
    public static IamError? ChainProblem(string pem)
    {
        var malformed = new IamError("MalformedCertificate", "Unable to parse certificate chain. Please ensure the certificates are in PEM format.");
        if (Blocks(pem) is not { Count: > 0 } blocks)
        {
            return malformed;
        }

        try
        {
            foreach (var block in blocks)
            {
                using var certificate = X509CertificateLoader.LoadCertificate(block);
            }

            return null;
        }
        catch (CryptographicException)
        {
            return malformed;
        }
    }

    /// <summary>Why a private key in PEM cannot serve with a certificate, or none: <c>MalformedCertificate</c> where it cannot be read, <c>KeyPairMismatch</c>.</summary>
    public static IamError? KeyProblem(X509Certificate2 certificate, string privateKeyPem)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        try
        {
            using var key = ReadKey(privateKeyPem);
            if (key is null)
            {
                return new IamError("MalformedCertificate", "Unable to parse private key. Please ensure the key is an unencrypted RSA or elliptic curve key in PEM format.");
            }

            return certificate.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.ExportSubjectPublicKeyInfo())
                ? null
                : new IamError("KeyPairMismatch", "The public key of the certificate does not match the private key.");
        }
        catch (CryptographicException)
        {
            return new IamError("MalformedCertificate", "The certificate's public key cannot be read.");
        }
    }

    /// <summary>When a certificate ends.</summary>
    public static DateTimeOffset ExpiryOf(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return new DateTimeOffset(certificate.NotAfter.ToUniversalTime(), TimeSpan.Zero);
    }

    private static AsymmetricAlgorithm? ReadKey(string pem)
    {
        AsymmetricAlgorithm[] kinds = [RSA.Create(), ECDsa.Create()];
        AsymmetricAlgorithm? read = null;
        foreach (var kind in kinds)
        {
            try
            {
                if (read is null)
                {
                    kind.ImportFromPem(pem);
                    read = kind;
                }
            }
            catch (Exception problem) when (problem is CryptographicException or ArgumentException)
            {
                // It may be of the other kind.
            }

            if (read != kind)
            {
                kind.Dispose();
            }
        }

        return read;
    }

    /// <summary>The DER of each certificate; none where something else is between them.</summary>
    private static List<byte[]>? Blocks(string pem)
    {
        var blocks = new List<byte[]>();
        var rest = pem.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            if (!rest[fields.Label].SequenceEqual(Label))
            {
                return null;
            }

            blocks.Add(Convert.FromBase64String(rest[fields.Base64Data].ToString()));
            rest = rest[fields.Location.End..];
        }

        return blocks;
    }
}
