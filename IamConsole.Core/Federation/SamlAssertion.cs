using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Federation;

/// <summary>A SAML 2.0 assertion whose signature, issuer, audience and times have been verified (IAM User Guide, Configure SAML assertions for the authentication response).</summary>
/// <remarks>
/// No SAML library that is kept up can be had without a web stack around it, so that the framework's own XML signatures
/// (System.Security.Cryptography.Xml) verify, and what is asked of an assertion is here. Words of refusals are from memory.
/// </remarks>
public sealed record SamlAssertion
{
    private const string RoleAttribute = "https://aws.amazon.com/SAML/Attributes/Role";
    private const string SessionNameAttribute = "https://aws.amazon.com/SAML/Attributes/RoleSessionName";
    private const string DurationAttribute = "https://aws.amazon.com/SAML/Attributes/SessionDuration";
    private const string SourceIdentityAttribute = "https://aws.amazon.com/SAML/Attributes/SourceIdentity";
    private const string TagPrefix = "https://aws.amazon.com/SAML/Attributes/PrincipalTag:";
    private const string TransitiveAttribute = "https://aws.amazon.com/SAML/Attributes/TransitiveTagKeys";
    private const string FormatPrefix = "urn:oasis:names:tc:SAML:2.0:nameid-format:";

    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    // Attributes that become condition keys (IAM User Guide, AWS STS condition context keys), beside those of the subject.
    private static readonly Dictionary<string, string> AttributeKeys = new(StringComparer.Ordinal)
    {
        ["urn:oid:1.3.6.1.4.1.5923.1.1.1.1"] = "saml:edupersonaffiliation",
        ["urn:oid:1.3.6.1.4.1.5923.1.1.1.7"] = "saml:edupersonentitlement",
        ["urn:oid:1.3.6.1.4.1.5923.1.1.1.2"] = "saml:edupersonnickname",
        ["urn:oid:1.3.6.1.4.1.5923.1.1.1.3"] = "saml:edupersonorgdn",
        ["urn:oid:1.3.6.1.4.1.5923.1.1.1.4"] = "saml:edupersonorgunitdn",
        ["urn:oid:1.3.6.1.4.1.5923.1.1.1.5"] = "saml:edupersonprimaryaffiliation",
        ["urn:oid:1.3.6.1.4.1.5923.1.1.1.6"] = "saml:edupersonprincipalname",
        ["urn:oid:1.3.6.1.4.1.5923.1.1.1.9"] = "saml:edupersonscopedaffiliation",
        ["urn:oid:0.9.2342.19200300.100.1.1"] = "saml:uid",
        ["urn:oid:0.9.2342.19200300.100.1.3"] = "saml:mail",
        ["urn:oid:2.5.4.3"] = "saml:cn",
        ["urn:oid:2.5.4.4"] = "saml:surname",
        ["urn:oid:2.5.4.42"] = "saml:givenname",
    };

    private SamlAssertion()
    {
    }

    /// <summary>The entity id of the provider that issued it.</summary>
    public required string Issuer { get; init; }

    /// <summary>The name identifier.</summary>
    public required string Subject { get; init; }

    /// <summary>persistent, transient, or the whole name of another format.</summary>
    public required string SubjectType { get; init; }

    /// <summary>The recipient that the assertion was issued for.</summary>
    public required string Audience { get; init; }

    /// <summary>What tells the subjects of one provider in one account from those of others: base64 of a SHA-1.</summary>
    public required string NameQualifier { get; init; }

    public required string RoleSessionName { get; init; }

    /// <summary>In seconds, or none where the assertion asks for none.</summary>
    public int? SessionDuration { get; init; }

    /// <summary>When the provider ends the sign-in, and with it every session; none where it does not say.</summary>
    public DateTimeOffset? SessionNotOnOrAfter { get; init; }

    public string? SourceIdentity { get; init; }

    /// <summary>The session tags that it asks for.</summary>
    public required IReadOnlyList<Tag> Tags { get; init; }

    public required IReadOnlyList<string> TransitiveTagKeys { get; init; }

    /// <summary>The condition keys that it gives, each with its values.</summary>
    public required IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> ConditionKeys { get; init; }

    private IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Whether the provider gives this role to the subject.</summary>
    public bool Offers(string roleArn, string providerArn) =>
        Roles.Any(pair => pair.Split(',', StringSplitOptions.TrimEntries) is [var one, var other] && ((one == roleArn && other == providerArn) || (one == providerArn && other == roleArn)));

    /// <summary>Verifies an authentication response of a provider.</summary>
    /// <param name="provider">The provider with its metadata.</param>
    /// <param name="account">The provider's account.</param>
    /// <param name="privateKeys">In PEM, to open an encrypted assertion with.</param>
    /// <param name="response">The response in base64, as the provider posts it.</param>
    /// <param name="now">The machine's time.</param>
    /// <returns>The assertion, or why it is refused: <c>InvalidIdentityToken</c>, <c>IDPRejectedClaim</c>, <c>ExpiredTokenException</c>.</returns>
    public static IamResult<SamlAssertion> Verify(SamlProvider provider, AccountId account, IReadOnlyList<string> privateKeys, string response, DateTimeOffset now)
    {
        if (Decode(response) is not { } text || SafeXml.Read(text)?.DocumentElement is not { LocalName: "Response", NamespaceURI: SamlNames.Protocol } root)
        {
            return FederationErrors.InvalidToken("Invalid SAML response: it is base64 of a SAML 2.0 authentication response.");
        }

        if (root.Child(SamlNames.Protocol, "Status")?.Child(SamlNames.Protocol, "StatusCode")?.GetAttribute("Value") != SamlNames.Success)
        {
            return FederationErrors.Rejected("The identity provider reported that authentication failed.");
        }

        if (now >= provider.ValidUntil || !SamlMetadata.Parse(provider.MetadataDocument).TryGet(out var metadata, out _))
        {
            return FederationErrors.InvalidToken("The metadata of the identity provider is no longer valid.");
        }

        return FindSigned(root, metadata, provider.AssertionEncryptionMode == SamlEncryptionModes.Required, privateKeys).TryGet(out var found, out var unsigned)
            ? Check(found.Assertion, found.Signer, provider, account, now)
            : unsigned;
    }

    /// <summary>The one assertion, covered by a signature of the provider that issued it: its own, or that of the whole response.</summary>
    private static IamResult<Signed> FindSigned(XmlElement response, SamlMetadata metadata, bool mustBeEncrypted, IReadOnlyList<string> privateKeys)
    {
        var responseSigner = SamlSignature.IsSigned(response) ? SignerOf(response, metadata) : null;
        if (SamlSignature.IsSigned(response) && (responseSigner is null || !SamlSignature.IsValid(response, responseSigner)))
        {
            return FederationErrors.InvalidToken("Response signature invalid");
        }

        var plain = response.Children(SamlNames.Assertion, "Assertion").ToList();
        var encrypted = response.Children(SamlNames.Assertion, "EncryptedAssertion").ToList();
        if (plain.Count + encrypted.Count != 1)
        {
            return FederationErrors.InvalidToken("The response has to hold exactly one assertion.");
        }

        if (mustBeEncrypted && encrypted.Count == 0)
        {
            return FederationErrors.InvalidToken("The provider's assertions have to be encrypted.");
        }

        var assertion = plain is [var only] ? only : SamlEncryption.Decrypt(encrypted[0], privateKeys);
        if (assertion is not { LocalName: "Assertion", NamespaceURI: SamlNames.Assertion })
        {
            return FederationErrors.InvalidToken("The encrypted assertion could not be opened with the provider's private keys.");
        }

        if (SignerOf(assertion, metadata) is not { } signer)
        {
            return FederationErrors.InvalidToken("Issuer not present in specified provider");
        }

        var ownIsValid = SamlSignature.IsSigned(assertion) && SamlSignature.IsValid(assertion, signer);
        if (SamlSignature.IsSigned(assertion) ? ownIsValid : responseSigner == signer)
        {
            return new Signed(assertion, signer);
        }

        return FederationErrors.InvalidToken("Response signature invalid");
    }

    private static SamlEntity? SignerOf(XmlElement element, SamlMetadata metadata)
    {
        var issuer = element.Child(SamlNames.Assertion, "Issuer")?.InnerText.Trim();
        return metadata.Entities.FirstOrDefault(entity => entity.EntityId == issuer);
    }

    private static IamResult<SamlAssertion> Check(XmlElement assertion, SamlEntity signer, SamlProvider provider, AccountId account, DateTimeOffset now)
    {
        if (assertion.Child(SamlNames.Assertion, "Subject") is not { } subject || subject.Child(SamlNames.Assertion, "NameID") is not { InnerText.Length: > 0 } name)
        {
            return FederationErrors.InvalidToken("The assertion has no subject.");
        }

        if (Recipient(subject, now) is not { } recipient)
        {
            return FederationErrors.InvalidToken("The assertion's subject is not confirmed for a bearer at AWS's sign-in address at this time.");
        }

        if (CheckConditions(assertion, now) is { } problem)
        {
            return problem;
        }

        if (Time(assertion, "IssueInstant") is not { } issued || now >= issued + LongestWait)
        {
            return new IamError("ExpiredTokenException", "Token must be redeemed within 5 minutes of issuance");
        }

        var statement = assertion.Child(SamlNames.Assertion, "AuthnStatement");
        if (statement is null)
        {
            return FederationErrors.InvalidToken("The assertion has no authentication statement.");
        }

        var sessionEnd = Time(statement, "SessionNotOnOrAfter");
        if (sessionEnd <= now)
        {
            return FederationErrors.Expired(now, sessionEnd.Value);
        }

        var attributes = ReadAttributes(assertion);
        return attributes.GetValueOrDefault(SessionNameAttribute) is [{ Length: > 0 } sessionName]
            ? Describe(assertion, signer, name, recipient, sessionName, attributes, provider, account) with { SessionNotOnOrAfter = sessionEnd }
            : FederationErrors.InvalidToken("RoleSessionName is required in AuthnResponse");
    }

    private static SamlAssertion Describe(
        XmlElement assertion, SamlEntity signer, XmlElement name, string recipient, string sessionName, Dictionary<string, List<string>> attributes, SamlProvider provider, AccountId account)
    {
        var format = name.GetAttribute("Format");
        var type = format is FormatPrefix + "persistent" or FormatPrefix + "transient" ? format[FormatPrefix.Length..] : format;
        var qualifier = QualifierOf(signer.EntityId, account, provider.Name);
        var keys = new List<KeyValuePair<string, IReadOnlyList<string>>>();
        void Add(string key, IReadOnlyList<string> values) => keys.Add(new(key, values));
        Add("saml:aud", [recipient]);
        Add("saml:iss", [signer.EntityId]);
        Add("saml:sub", [name.InnerText]);
        Add("saml:sub_type", [type]);
        Add("saml:namequalifier", [qualifier]);
        Add("saml:doc", [$"{account}/{provider.Name}"]);
        foreach (var (attribute, values) in attributes)
        {
            if (AttributeKeys.TryGetValue(attribute, out var key))
            {
                Add(key, values);
            }
        }

        return new SamlAssertion
        {
            Issuer = signer.EntityId,
            Subject = name.InnerText,
            SubjectType = type,
            Audience = recipient,
            NameQualifier = qualifier,
            RoleSessionName = sessionName,
            Roles = attributes.GetValueOrDefault(RoleAttribute) ?? [],
            SessionDuration = attributes.GetValueOrDefault(DurationAttribute) is [var seconds] && int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var duration) ? duration : null,
            SourceIdentity = attributes.GetValueOrDefault(SourceIdentityAttribute) is [var source] ? source : null,
            Tags = [.. attributes.Where(one => one.Key.StartsWith(TagPrefix, StringComparison.Ordinal)).Select(one => new Tag(one.Key[TagPrefix.Length..], one.Value.FirstOrDefault() ?? ""))],
            TransitiveTagKeys = attributes.GetValueOrDefault(TransitiveAttribute) ?? [],
            ConditionKeys = keys,
        };
    }

    /// <summary>AWS's sign-in address that a bearer's confirmation names, still in time; or none.</summary>
    private static string? Recipient(XmlElement subject, DateTimeOffset now) => subject.Children(SamlNames.Assertion, "SubjectConfirmation")
        .Where(confirmation => confirmation.GetAttribute("Method") == SamlNames.Bearer)
        .Select(confirmation => confirmation.Child(SamlNames.Assertion, "SubjectConfirmationData"))
        .OfType<XmlElement>()
        .Where(data => Time(data, "NotOnOrAfter") is { } end && now < end && !(Time(data, "NotBefore") > now + ClockSkew))
        .Select(data => data.GetAttribute("Recipient"))
        .FirstOrDefault(IsSignInAddress);

    private static bool IsSignInAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttps
        && (uri.Host == "signin.aws.amazon.com" || uri.Host.EndsWith(".signin.aws.amazon.com", StringComparison.Ordinal))
        && (uri.AbsolutePath == "/saml" || uri.AbsolutePath.StartsWith("/saml/", StringComparison.Ordinal));

    private static IamError? CheckConditions(XmlElement assertion, DateTimeOffset now)
    {
        if (assertion.Child(SamlNames.Assertion, "Conditions") is not { } conditions)
        {
            return FederationErrors.InvalidToken("The assertion has no conditions.");
        }

        if (Time(conditions, "NotBefore") > now + ClockSkew)
        {
            return FederationErrors.InvalidToken("The assertion is not valid yet.");
        }

        if (Time(conditions, "NotOnOrAfter") is { } end && now >= end)
        {
            return FederationErrors.Expired(now, end);
        }

        var restrictions = conditions.Children(SamlNames.Assertion, "AudienceRestriction").ToList();
        return restrictions.Count > 0 && restrictions.All(restriction => restriction.Children(SamlNames.Assertion, "Audience").Any(audience => IsAudience(audience.InnerText.Trim())))
            ? null
            : FederationErrors.InvalidToken("Audience is invalid");
    }

    private static bool IsAudience(string audience) => audience == "urn:amazon:webservices" || IsSignInAddress(audience);

    private static Dictionary<string, List<string>> ReadAttributes(XmlElement assertion)
    {
        var attributes = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var attribute in assertion.Children(SamlNames.Assertion, "AttributeStatement").SelectMany(statement => statement.Children(SamlNames.Assertion, "Attribute")))
        {
            var values = attribute.Children(SamlNames.Assertion, "AttributeValue").Select(value => value.InnerText.Trim());
            if (attributes.TryGetValue(attribute.GetAttribute("Name"), out var known))
            {
                known.AddRange(values);
            }
            else
            {
                attributes.Add(attribute.GetAttribute("Name"), [.. values]);
            }
        }

        return attributes;
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "AWS's own rule for this identifier; nothing is protected by it.")]
    private static string QualifierOf(string issuer, AccountId account, string providerName) =>
        Convert.ToBase64String(SHA1.HashData(Encoding.UTF8.GetBytes($"{issuer}{account}/{providerName}")));

    private static DateTimeOffset? Time(XmlElement element, string attribute) =>
        DateTimeOffset.TryParse(element.GetAttribute(attribute), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static string? Decode(string base64)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(base64));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private sealed record Signed(XmlElement Assertion, SamlEntity Signer);
}
