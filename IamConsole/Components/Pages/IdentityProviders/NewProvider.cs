using System.Text.RegularExpressions;
using IamConsole.Core.Federation;
using IamConsole.Core.Model;
using IamConsole.Core.Providers;

namespace IamConsole.Components.Pages.IdentityProviders;

/// <summary>An identity provider that is to be added, as the page collects it.</summary>
public sealed partial class NewProvider
{
    /// <summary>Bytes of a metadata document.</summary>
    public const int LongestMetadata = 10_000_000;

    /// <summary>Bytes of a private key.</summary>
    public const int LongestPrivateKey = 16_384;

    private const int ShortestMetadata = 1000;
    private const string Scheme = "https://";

    private SigningKeySet? _keySet;

    public IdentityProviderKind Kind { get; set; }

    /// <summary>Of a SAML provider.</summary>
    public string Name { get; set; } = "";

    /// <summary>The metadata document's text; empty until a file is chosen.</summary>
    public string Metadata
    {
        get;
        set => (field, MetadataError) = (value, null);
    } = "";

    /// <summary>Of a SAML provider, in PEM; empty where its assertions are not encrypted.</summary>
    public string PrivateKey
    {
        get;
        set => (field, PrivateKeyError) = (value, null);
    } = "";

    /// <summary>One of <see cref="SamlEncryptionModes"/>; it counts where there is a private key.</summary>
    public string EncryptionMode { get; set; } = SamlEncryptionModes.Allowed;

    public string Url { get; set; } = "";

    public string Audience { get; set; } = "";

    /// <summary>The key set's text; empty where none is uploaded.</summary>
    public string Keys
    {
        get;
        set => (field, KeysError) = (value, null);
    } = "";

    public string? NameError { get; private set; }

    public string? MetadataError { get; private set; }

    public string? PrivateKeyError { get; private set; }

    public string? UrlError { get; private set; }

    public string? AudienceError { get; private set; }

    public string? KeysError { get; private set; }

    /// <summary>How lists call it.</summary>
    public string ShownName => Kind is IdentityProviderKind.Saml ? Name : UrlWithoutScheme;

    /// <summary>The page that it will have.</summary>
    public string Page => Kind is IdentityProviderKind.Saml ? IamUrls.SamlProvider(Name) : IamUrls.OidcProvider(UrlWithoutScheme);

    private string UrlWithoutScheme => Url[Scheme.Length..].TrimEnd('/');

    /// <summary>Whether the form is complete; sets the errors where not.</summary>
    public bool Check()
    {
        (NameError, MetadataError, PrivateKeyError, UrlError, AudienceError, KeysError, _keySet) = (null, null, null, null, null, null, null);
        (Name, Url, Audience) = (Name.Trim(), Url.Trim(), Audience.Trim());
        if (Kind is IdentityProviderKind.Saml)
        {
            NameError = NameForm().IsMatch(Name) ? null : "Enter 1 to 128 characters: letters, digits and . _ -";
            MetadataError = MetadataProblem(Metadata);
            PrivateKeyError = PrivateKey.Length == 0 ? null : SamlKeyRules.FindProblem(PrivateKey)?.Message;
            return NameError is null && MetadataError is null && PrivateKeyError is null;
        }

        UrlError = Url.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && Url.Length > Scheme.Length ? null : "Enter the provider's URL; it begins with https://.";
        AudienceError = Audience.Length == 0 ? "Enter the audience, which is the client ID of your app." : null;
        if (Keys.Length > 0 && !SigningKeySet.Parse(Keys).TryGet(out _keySet, out var error))
        {
            KeysError = error.Message;
        }

        return UrlError is null && AudienceError is null && KeysError is null;
    }

    /// <summary>What is wrong with a metadata document, or none.</summary>
    public static string? MetadataProblem(string text) =>
        text.Length == 0 ? "Choose the provider's metadata document."
        : text.Length < ShortestMetadata ? $"A metadata document has at least {ShortestMetadata:N0} characters."
        : SamlMetadata.Parse(text).Error is { } error ? $"{error.Message}. It has to name the provider and hold its signing certificate with an RSA key."
        : null;

    /// <summary>The request for a SAML provider.</summary>
    public CreateSAMLProvider Saml(IReadOnlyList<Tag>? tags)
    {
        var create = new CreateSAMLProvider(Metadata, Name) { Tags = tags };
        return PrivateKey.Length == 0 ? create : create with { AddPrivateKey = PrivateKey, AssertionEncryptionMode = EncryptionMode };
    }

    /// <summary>The request for an OpenID Connect provider, with its keys where they were uploaded.</summary>
    public CreateOpenIDConnectProvider OpenIdConnect(IReadOnlyList<Tag>? tags)
    {
        var create = new CreateOpenIDConnectProvider(Url) { ClientIDList = [Audience], Tags = tags };
        return _keySet is null ? create : create.With(_keySet);
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9._-]{1,128}\z")]
    private static partial Regex NameForm();
}
