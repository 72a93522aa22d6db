using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;

namespace IamConsole.Tests.Support;

/// <summary>An identity provider that signs assertions, well or badly.</summary>
public sealed class SamlIdentityProvider : IDisposable
{
    public const string EntityId = "https://idp.example/metadata";
    public const string SignIn = "https://signin.aws.amazon.com/saml";

    private const string ExclusiveC14n = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private readonly RSA _key = RSA.Create(2048);

    public string Metadata
    {
        get
        {
            using var certificate = CertificateTexts.SelfSigned(_key);
            return SamlTexts.Metadata(EntityId, [Convert.ToBase64String(certificate.RawData)]);
        }
    }

    /// <summary>An unsigned response with one assertion.</summary>
    public static XmlDocument Response(DateTimeOffset now, AssertionParts parts)
    {
        string At(double minutes) => now.AddMinutes(minutes).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var attributes = string.Concat(parts.Attributes.Select(one => $"<Attribute Name=\"{one.Name}\">{string.Concat(one.Values.Select(value => $"<AttributeValue>{value}</AttributeValue>"))}</Attribute>"));
        var document = new XmlDocument { PreserveWhitespace = true };
        document.LoadXml($"""
            <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r" Version="2.0" IssueInstant="{At(0)}" Destination="{parts.Recipient}"><Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">{parts.Issuer}</Issuer><samlp:Status><samlp:StatusCode Value="{parts.Status}"/></samlp:Status><Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a" Version="2.0" IssueInstant="{At(0)}"><Issuer>{parts.Issuer}</Issuer><Subject><NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">alice-of-idp</NameID><SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><SubjectConfirmationData NotOnOrAfter="{At(parts.Minutes)}" Recipient="{parts.Recipient}"/></SubjectConfirmation></Subject><Conditions NotBefore="{At(-1)}" NotOnOrAfter="{At(parts.Minutes)}"><AudienceRestriction><Audience>{parts.Audience}</Audience></AudienceRestriction></Conditions><AuthnStatement AuthnInstant="{At(0)}" SessionNotOnOrAfter="{At(120)}"><AuthnContext><AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</AuthnContextClassRef></AuthnContext></AuthnStatement><AttributeStatement>{attributes}</AttributeStatement></Assertion></samlp:Response>
            """);
        return document;
    }

    /// <summary>Signs the element of an id, in place.</summary>
    public void Sign(XmlDocument document, string id, string signatureMethod = SignedXml.XmlDsigRSASHA256Url, string digestMethod = SignedXml.XmlDsigSHA256Url)
    {
        var element = Element(document, id);
        var signed = new SignedXml(element) { SigningKey = _key };
        signed.SignedInfo!.SignatureMethod = signatureMethod;
        signed.SignedInfo.CanonicalizationMethod = ExclusiveC14n;
        var reference = new Reference("#" + id) { DigestMethod = digestMethod };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(new XmlDsigExcC14NTransform());
        signed.AddReference(reference);
        signed.ComputeSignature();
        element.InsertAfter(document.ImportNode(signed.GetXml(), true), element.FirstChild);
    }

    /// <summary>Puts an encrypted assertion in the place of the plain one.</summary>
    public static void Encrypt(XmlDocument document, RSA recipient)
    {
        var assertion = Element(document, "_a");
        var key = RandomNumberGenerator.GetBytes(32);
        var nonce = RandomNumberGenerator.GetBytes(12);
        var plain = Encoding.UTF8.GetBytes(assertion.OuterXml);
        var (cipher, tag) = (new byte[plain.Length], new byte[16]);
        using (var aes = new AesGcm(key, 16))
        {
            aes.Encrypt(nonce, plain, cipher, tag);
        }

        var encrypted = document.CreateDocumentFragment();
        encrypted.InnerXml = $"""
            <EncryptedAssertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion"><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"><xenc:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes256-gcm"/><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey><xenc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p"/><xenc:CipherData><xenc:CipherValue>{Convert.ToBase64String(recipient.Encrypt(key, RSAEncryptionPadding.OaepSHA1))}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey></ds:KeyInfo><xenc:CipherData><xenc:CipherValue>{Convert.ToBase64String([.. nonce, .. cipher, .. tag])}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData></EncryptedAssertion>
            """;
        assertion.ParentNode!.ReplaceChild(encrypted, assertion);
    }

    public static string Encode(XmlDocument document) => Convert.ToBase64String(Encoding.UTF8.GetBytes(document.OuterXml));

    public static XmlElement Element(XmlDocument document, string id) => (XmlElement)document.SelectSingleNode($"//*[@ID='{id}']")!;

    public void Dispose() => _key.Dispose();
}

/// <summary>What an assertion says.</summary>
public sealed record AssertionParts
{
    public string Issuer { get; init; } = SamlIdentityProvider.EntityId;
    public string Audience { get; init; } = "urn:amazon:webservices";
    public string Recipient { get; init; } = SamlIdentityProvider.SignIn;
    public string Status { get; init; } = "urn:oasis:names:tc:SAML:2.0:status:Success";

    /// <summary>For how long it is valid.</summary>
    public double Minutes { get; init; } = 5;

    public IReadOnlyList<(string Name, string[] Values)> Attributes { get; init; } =
    [
        ("https://aws.amazon.com/SAML/Attributes/Role", ["arn:aws:iam::123456789012:role/Federated,arn:aws:iam::123456789012:saml-provider/Corporate"]),
        ("https://aws.amazon.com/SAML/Attributes/RoleSessionName", ["alice"]),
    ];
}
