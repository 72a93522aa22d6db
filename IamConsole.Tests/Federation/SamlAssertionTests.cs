using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Xml;
using IamConsole.Core.Arns;
using IamConsole.Core.Federation;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Federation;

public sealed class SamlAssertionTests : IDisposable
{
    private const string ProviderArn = "arn:aws:iam::123456789012:saml-provider/Corporate";
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly AccountId Account = AccountId.Parse("123456789012");

    private readonly SamlIdentityProvider _idp = new();

    public void Dispose() => _idp.Dispose();

    [Theory]
    [InlineData("_a")]
    [InlineData("_r")]
    public void An_assertion_counts_where_it_or_its_response_is_signed(string signed)
    {
        var assertion = Verify(Signed(new AssertionParts(), signed)).Value;

        Assert.Equal(("alice-of-idp", "persistent", "alice"), (assertion.Subject, assertion.SubjectType, assertion.RoleSessionName));
        Assert.Equal((SamlIdentityProvider.EntityId, SamlIdentityProvider.SignIn), (assertion.Issuer, assertion.Audience));
        Assert.Equal("oA4Fmq504QUQvjWT8mgMk5q45SY=", assertion.NameQualifier);
        Assert.Equal(Now.AddMinutes(120), assertion.SessionNotOnOrAfter);
        Assert.True(assertion.Offers("arn:aws:iam::123456789012:role/Federated", ProviderArn));
        Assert.False(assertion.Offers("arn:aws:iam::123456789012:role/Other", ProviderArn));
        Assert.Equal(["alice-of-idp"], assertion.ConditionKeys.Single(key => key.Key == "saml:sub").Value);
    }

    [Fact]
    public void Attributes_become_tags_duration_source_identity_and_condition_keys()
    {
        var assertion = Verify(Signed(With(
            ("https://aws.amazon.com/SAML/Attributes/PrincipalTag:Team", ["Blue"]),
            ("https://aws.amazon.com/SAML/Attributes/TransitiveTagKeys", ["Team"]),
            ("https://aws.amazon.com/SAML/Attributes/SessionDuration", ["1800"]),
            ("https://aws.amazon.com/SAML/Attributes/SourceIdentity", ["alice"]),
            ("urn:oid:1.3.6.1.4.1.5923.1.1.1.1", ["staff", "member"])))).Value;

        Assert.Equal([new Tag("Team", "Blue")], assertion.Tags);
        Assert.Equal(["Team"], assertion.TransitiveTagKeys);
        Assert.Equal((1800, "alice"), (assertion.SessionDuration, assertion.SourceIdentity));
        Assert.Equal(["staff", "member"], assertion.ConditionKeys.Single(key => key.Key == "saml:edupersonaffiliation").Value);
    }

    /// <summary>Without the limit the stack overflows, which nothing can catch: the process ends.</summary>
    [Fact]
    public void What_is_nested_without_end_is_not_read()
    {
        const int Deep = 300_000;
        var nested = string.Concat(Enumerable.Repeat("<a>", Deep)) + string.Concat(Enumerable.Repeat("</a>", Deep));

        Assert.Equal("InvalidInput", SamlMetadata.Parse(SamlTexts.Metadata("urn:idp", [nested])).Error?.Code);
        Assert.True(SamlMetadata.Parse(SamlTexts.Federation(2)).IsSuccess);
    }

    [Fact]
    public void An_unsigned_assertion_is_refused() => Refused(SamlIdentityProvider.Response(Now, new AssertionParts()), "signature");

    [Fact]
    public void An_assertion_that_another_key_signed_is_refused()
    {
        using var other = new SamlIdentityProvider();
        var document = SamlIdentityProvider.Response(Now, new AssertionParts());
        other.Sign(document, "_a");

        Refused(document, "signature");
    }

    [Fact]
    public void An_assertion_that_was_changed_is_refused()
    {
        var document = Signed(new AssertionParts());
        document.InnerXml = document.InnerXml.Replace("alice-of-idp", "mallory-of-idp", StringComparison.Ordinal);

        Refused(document, "signature");
    }

    [Fact]
    public void A_signed_assertion_does_not_vouch_for_another_that_wraps_it()
    {
        var document = Signed(new AssertionParts());
        var signed = SamlIdentityProvider.Element(document, "_a");
        var forged = (XmlElement)signed.CloneNode(true);
        forged.SetAttribute("ID", "_forged");
        forged.InnerXml = forged.InnerXml.Replace("alice-of-idp", "mallory-of-idp", StringComparison.Ordinal);
        signed.ParentNode!.ReplaceChild(forged, signed);
        var place = document.CreateElement("samlp", "Extensions", "urn:oasis:names:tc:SAML:2.0:protocol");
        place.AppendChild(signed);
        document.DocumentElement!.InsertBefore(place, forged);

        Refused(document, "signature");
    }

    /// <summary>The eight places where a signed element has been hidden from what reads and shown to what verifies (Somorovsky et al., On Breaking SAML, 2012).</summary>
    [Theory]
    [InlineData("response in the signature")]
    [InlineData("response before the signature")]
    [InlineData("assertion before")]
    [InlineData("assertion within the forged")]
    [InlineData("assertion after, signature moved")]
    [InlineData("assertion within the moved signature")]
    [InlineData("assertion within extensions, signature moved")]
    [InlineData("assertion within an object of the moved signature")]
    public void What_is_signed_does_not_vouch_for_what_is_not_wherever_it_is_hidden(string place)
    {
        foreach (var forgedId in (string[])["_a", "_r", "_forged"])
        {
            var result = Verify(Wrapped(place, forgedId));
            Assert.False(result.IsSuccess, $"{place}, {forgedId}");
        }
    }

    [Fact]
    public void A_comment_does_not_cut_the_subject()
    {
        var document = SamlIdentityProvider.Response(Now, new AssertionParts());
        document.InnerXml = document.InnerXml.Replace("alice-of-idp", "admin@idp.mallory.example", StringComparison.Ordinal);
        _idp.Sign(document, "_a");
        document.InnerXml = document.InnerXml.Replace("admin@idp", "admin@idp<!-- -->", StringComparison.Ordinal);

        Assert.Equal("admin@idp.mallory.example", Verify(document).Value.Subject);
    }

    [Fact]
    public void Of_two_assertions_none_counts()
    {
        var document = Signed(new AssertionParts());
        var second = SamlIdentityProvider.Element(document, "_a").CloneNode(true);
        document.DocumentElement!.AppendChild(second);

        Refused(document, "exactly one assertion");
    }

    [Fact]
    public void A_signature_over_SHA1_is_refused()
    {
        var document = SamlIdentityProvider.Response(Now, new AssertionParts());
        _idp.Sign(document, "_a", SignedXml.XmlDsigRSASHA1Url, SignedXml.XmlDsigSHA1Url);

        Refused(document, "signature");
    }

    [Fact]
    public void An_issuer_that_the_metadata_does_not_name_is_refused() =>
        Refused(Signed(new AssertionParts { Issuer = "https://other.example" }), "Issuer not present");

    [Fact]
    public void An_audience_or_recipient_other_than_AWS_is_refused()
    {
        Refused(Signed(new AssertionParts { Audience = "urn:other" }), "Audience is invalid");
        Refused(Signed(new AssertionParts { Recipient = "https://signin.aws.amazon.com.evil.example/saml" }), "not confirmed");
        Assert.True(Verify(Signed(new AssertionParts { Recipient = "https://eu-west-1.signin.aws.amazon.com/saml" })).IsSuccess);
    }

    [Fact]
    public void A_late_assertion_is_refused()
    {
        var document = Signed(new AssertionParts { Minutes = 5 });

        Assert.True(SamlAssertion.Verify(Provider(), Account, [], SamlIdentityProvider.Encode(document), Now.AddMinutes(4)).IsSuccess);
        Assert.False(SamlAssertion.Verify(Provider(), Account, [], SamlIdentityProvider.Encode(document), Now.AddMinutes(5)).IsSuccess);
    }

    [Fact]
    public void A_session_name_is_required() =>
        Refused(Signed(new AssertionParts { Attributes = [] }), "RoleSessionName is required in AuthnResponse");

    [Fact]
    public void A_failed_sign_in_is_told_as_such() =>
        Assert.Equal("IDPRejectedClaim", Verify(Signed(new AssertionParts { Status = "urn:oasis:names:tc:SAML:2.0:status:Responder" }, "_r")).Error!.Code);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("PGE+PC9hPg==")]
    public void What_is_no_response_is_refused(string text) =>
        Assert.Equal("InvalidIdentityToken", SamlAssertion.Verify(Provider(), Account, [], text, Now).Error!.Code);

    [Fact]
    public void An_encrypted_assertion_is_opened_with_the_providers_key()
    {
        using var key = RSA.Create(2048);
        using var other = RSA.Create(2048);
        var document = Signed(new AssertionParts());
        SamlIdentityProvider.Encrypt(document, key);
        var response = SamlIdentityProvider.Encode(document);

        Assert.Equal("alice-of-idp", SamlAssertion.Verify(Provider("Required"), Account, [other.ExportPkcs8PrivateKeyPem(), key.ExportPkcs8PrivateKeyPem()], response, Now).Value.Subject);
        Assert.Contains("could not be opened", SamlAssertion.Verify(Provider(), Account, [other.ExportPkcs8PrivateKeyPem()], response, Now).Error!.Message, StringComparison.Ordinal);
        Assert.Contains("have to be encrypted", SamlAssertion.Verify(Provider("Required"), Account, [], SamlIdentityProvider.Encode(Signed(new AssertionParts())), Now).Error!.Message, StringComparison.Ordinal);
    }

    private static AssertionParts With(params (string, string[])[] attributes)
    {
        var parts = new AssertionParts();
        return parts with { Attributes = [.. parts.Attributes, .. attributes] };
    }

    private SamlProvider Provider(string? encryption = null) => new()
    {
        Id = ProviderArn,
        Name = "Corporate",
        Uuid = "X",
        MetadataDocument = _idp.Metadata,
        ValidUntil = Now.AddYears(1),
        AssertionEncryptionMode = encryption,
        CreatedAt = Now,
    };

    private XmlDocument Signed(AssertionParts parts, string id = "_a")
    {
        var document = SamlIdentityProvider.Response(Now, parts);
        _idp.Sign(document, id);
        return document;
    }

    private static XmlElement SignatureOf(XmlElement element) => element.ChildNodes.OfType<XmlElement>().Single(child => child.LocalName == "Signature");

    private XmlDocument Wrapped(string place, string forgedId)
    {
        var document = Signed(new AssertionParts(), place.StartsWith("response", StringComparison.Ordinal) ? "_r" : "_a");
        var signed = SamlIdentityProvider.Element(document, place.StartsWith("response", StringComparison.Ordinal) ? "_r" : "_a");
        var original = (XmlElement)signed.CloneNode(true);
        var signature = SignatureOf(signed);
        signed.SetAttribute("ID", forgedId);
        var name = signed.GetElementsByTagName("NameID").OfType<XmlElement>().Single();
        name.InnerText = "mallory-of-idp";
        void Place(XmlNode parent, string element, string ns)
        {
            var holder = document.CreateElement(element, ns);
            holder.AppendChild(original);
            parent.AppendChild(holder);
        }

        switch (place)
        {
            case "response in the signature":
                Place(signature, "Object", SignedXml.XmlDsigNamespaceUrl);
                break;
            case "response before the signature":
                original.RemoveChild(SignatureOf(original));
                signed.InsertBefore(original, signature);
                break;
            case "assertion before":
                signed.RemoveChild(signature);
                signed.ParentNode!.InsertBefore(original, signed);
                break;
            case "assertion within the forged":
                signed.RemoveChild(signature);
                signed.AppendChild(original);
                break;
            case "assertion after, signature moved":
                original.RemoveChild(SignatureOf(original));
                signed.ParentNode!.InsertAfter(original, signed);
                break;
            case "assertion within the moved signature":
                original.RemoveChild(SignatureOf(original));
                signature.AppendChild(original);
                break;
            case "assertion within extensions, signature moved":
                original.RemoveChild(SignatureOf(original));
                Place(signed.ParentNode!, "Extensions", "urn:oasis:names:tc:SAML:2.0:protocol");
                break;
            default:
                original.RemoveChild(SignatureOf(original));
                Place(signature, "Object", SignedXml.XmlDsigNamespaceUrl);
                break;
        }

        return document;
    }

    private IamResult<SamlAssertion> Verify(XmlDocument document) => SamlAssertion.Verify(Provider(), Account, [], SamlIdentityProvider.Encode(document), Now);

    private void Refused(XmlDocument document, string reason)
    {
        var error = Verify(document).Error!;
        Assert.Equal("InvalidIdentityToken", error.Code);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }
}
