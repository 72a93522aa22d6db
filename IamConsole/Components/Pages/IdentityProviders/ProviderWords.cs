using IamConsole.Core.Providers;

namespace IamConsole.Components.Pages.IdentityProviders;

/// <summary>The words and addresses of identity providers.</summary>
internal static class ProviderWords
{
    /// <summary>The console's Type column.</summary>
    public static string Text(IdentityProviderKind kind) => kind is IdentityProviderKind.Saml ? "SAML" : "OpenID Connect";

    /// <summary>The page of a provider.</summary>
    public static string PageOf(IdentityProviderRow row) => row.Kind is IdentityProviderKind.Saml ? IamUrls.SamlProvider(row.Name) : IamUrls.OidcProvider(row.Name);
}
