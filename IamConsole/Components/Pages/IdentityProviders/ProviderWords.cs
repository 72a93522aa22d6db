using IamConsole.Core.Model;
using IamConsole.Core.Providers;

namespace IamConsole.Components.Pages.IdentityProviders;

/// <summary>The words and addresses of identity providers.</summary>
internal static class ProviderWords
{
    /// <summary>The console's Type column.</summary>
    public static string Text(IdentityProviderKind kind) => kind is IdentityProviderKind.Saml ? "SAML" : "OpenID Connect";

    /// <summary>The endings of files with a private key.</summary>
    public const string PrivateKeyEndings = ".pem,.key";

    /// <summary>What a private key has to be like.</summary>
    public const string PrivateKeyForm = "An unencrypted RSA key of 2,048 bits or more, in PEM.";

    /// <summary>Whether a SAML provider's assertions have to be encrypted; the words are from memory.</summary>
    /// <param name="mode">One of <see cref="SamlEncryptionModes"/>; none where keys were added and nothing was said.</param>
    public static string EncryptionText(string? mode) => mode == SamlEncryptionModes.Required
        ? "Required: only encrypted assertions are accepted"
        : "Allowed: encrypted assertions are accepted, and others too";

    /// <summary>The page of a provider.</summary>
    public static string PageOf(IdentityProviderRow row) => row.Kind is IdentityProviderKind.Saml ? IamUrls.SamlProvider(row.Name) : IamUrls.OidcProvider(row.Name);
}
