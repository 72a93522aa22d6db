using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Federation;

/// <summary>What a SAML 2.0 identity provider says of itself: its names and the certificates with which it signs (OASIS, SAML 2.0 Metadata).</summary>
/// <param name="Entities">The identity providers of the document; a federation's document has several.</param>
/// <param name="ValidUntil">The moment after which the document must not be relied on, or none where it sets none.</param>
public sealed record SamlMetadata(IReadOnlyList<SamlEntity> Entities, DateTimeOffset? ValidUntil)
{
    private static IamError Unreadable { get; } = IamError.InvalidInput("Could not parse metadata");

    /// <summary>Reads a metadata document. Refused with <c>InvalidInput</c> and, for too many providers or keys, <c>LimitExceeded</c>.</summary>
    public static IamResult<SamlMetadata> Parse(string text)
    {
        if (SafeXml.Read(text)?.DocumentElement is not { NamespaceURI: SamlNames.Metadata } root)
        {
            return Unreadable;
        }

        var descriptors = root.LocalName switch
        {
            "EntityDescriptor" => [root],
            "EntitiesDescriptor" => root.GetElementsByTagName("EntityDescriptor", SamlNames.Metadata).OfType<XmlElement>().ToList(),
            _ => new List<XmlElement>(),
        };
        var entities = new List<SamlEntity>();
        foreach (var descriptor in descriptors)
        {
            if (descriptor.Children(SamlNames.Metadata, "IDPSSODescriptor").FirstOrDefault() is not { } provider)
            {
                continue;
            }

            if (SigningCertificates(provider) is not { Count: > 0 } certificates || descriptor.GetAttribute("entityID") is not { Length: > 0 } entityId)
            {
                return Unreadable;
            }

            entities.Add(new SamlEntity(entityId, certificates));
        }

        return entities.Count switch
        {
            0 => Unreadable,
            > Quotas.EntitiesPerSamlProvider => IamError.LimitExceeded("IdPsPerSAMLProvider", Quotas.EntitiesPerSamlProvider),
            _ when entities.Sum(entity => entity.SigningCertificates.Count) > Quotas.KeysPerSamlProvider => IamError.LimitExceeded("KeysPerSAMLProvider", Quotas.KeysPerSamlProvider),
            _ => new SamlMetadata(entities, ValidUntilOf(root)),
        };
    }

    /// <summary>The certificates for signatures, or none where one cannot be read. A key for any use is one for signatures too.</summary>
    private static List<SamlCertificate>? SigningCertificates(XmlElement provider)
    {
        var certificates = new List<SamlCertificate>();
        foreach (var key in provider.Children(SamlNames.Metadata, "KeyDescriptor").Where(key => key.GetAttribute("use") is "" or "signing"))
        {
            foreach (var element in key.GetElementsByTagName("X509Certificate", SamlNames.Signature).OfType<XmlElement>())
            {
                if (SamlCertificate.Read(element.InnerText) is not { } certificate)
                {
                    return null;
                }

                certificates.Add(certificate);
            }
        }

        return certificates;
    }

    private static DateTimeOffset? ValidUntilOf(XmlElement root) =>
        DateTimeOffset.TryParse(root.GetAttribute("validUntil"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until) ? until : null;
}

/// <summary>An identity provider of a metadata document.</summary>
/// <param name="EntityId">How it calls itself as the issuer of its assertions.</param>
/// <param name="SigningCertificates">With which it signs them.</param>
public sealed record SamlEntity(string EntityId, IReadOnlyList<SamlCertificate> SigningCertificates);

/// <summary>A certificate with which assertions are signed. Only its key counts: SAML trusts what the metadata names.</summary>
/// <param name="Encoded">DER.</param>
/// <param name="Subject">The certificate's distinguished name.</param>
/// <param name="ExpiresAt">As the certificate says.</param>
public sealed record SamlCertificate(byte[] Encoded, string Subject, DateTimeOffset ExpiresAt)
{
    internal static SamlCertificate? Read(string base64)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(base64));
            using var key = certificate.GetRSAPublicKey();
            return key is { KeySize: >= 1024 }
                ? new SamlCertificate(certificate.RawData, certificate.Subject, new DateTimeOffset(certificate.NotAfter.ToUniversalTime(), TimeSpan.Zero))
                : null;
        }
        catch (Exception problem) when (problem is FormatException or CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The public key; to be disposed of by whoever asks for it.</summary>
    internal RSA PublicKey()
    {
        using var certificate = X509CertificateLoader.LoadCertificate(Encoded);
        return certificate.GetRSAPublicKey()!;
    }
}
