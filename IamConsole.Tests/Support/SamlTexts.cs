using System.Security.Cryptography;

namespace IamConsole.Tests.Support;

/// <summary>SAML metadata documents.</summary>
public static class SamlTexts
{
    private static readonly Lazy<string> Encoded = new(() =>
    {
        using var key = RSA.Create(2048);
        using var certificate = CertificateTexts.SelfSigned(key);
        return Convert.ToBase64String(certificate.RawData);
    });

    /// <summary>The metadata of one provider.</summary>
    /// <param name="entityId">How it calls itself.</param>
    /// <param name="certificates">Certificates in base64; one made for the run where none is given.</param>
    /// <param name="attributes">Of the root element.</param>
    public static string Metadata(string entityId, IEnumerable<string>? certificates = null, string attributes = "") =>
        Descriptor(entityId, certificates ?? [Encoded.Value], attributes).PadRight(1000);

    /// <summary>The metadata of a federation.</summary>
    public static string Federation(int providers) =>
        $"<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\">{string.Concat(Enumerable.Range(0, providers).Select(number => Descriptor($"urn:{number}", [Encoded.Value], "")))}</md:EntitiesDescriptor>".PadRight(1000);

    private static string Descriptor(string entityId, IEnumerable<string> certificates, string attributes) =>
        $"""
        <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="{entityId}" {attributes}>
        <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
        {string.Concat(certificates.Select(certificate => $"<md:KeyDescriptor use=\"signing\"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"))}
        <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example/sso"/>
        </md:IDPSSODescriptor></md:EntityDescriptor>
        """;
}
