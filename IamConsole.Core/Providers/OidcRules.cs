using IamConsole.Core.Operations;

namespace IamConsole.Core.Providers;

/// <summary>What AWS's model cannot say of OpenID Connect providers (IAM API Reference, CreateOpenIDConnectProvider). Words are from memory or observed by others.</summary>
internal static class OidcRules
{
    private const string Scheme = "https://";

    /// <summary>The issuer without its scheme; refused where it is no https URL, or has a port, a query or a fragment.</summary>
    public static IamResult<string> HostAndPath(string url)
    {
        if (!url.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            || !Uri.TryCreate(url, UriKind.Absolute, out var uri)
            || uri.Host.Length == 0
            || uri.UserInfo.Length > 0
            || uri.Query.Length > 0
            || uri.Fragment.Length > 0
            || url.AsSpan(Scheme.Length).ContainsAny(':', ' ', '?'))
        {
            return IamError.ValidationError("Invalid Open ID Connect Provider URL");
        }

        return url[Scheme.Length..].TrimEnd('/');
    }

    /// <summary>Why these cannot be a provider's audiences, or none.</summary>
    public static IamError? ClientIdProblem(IReadOnlyCollection<string> clientIds) => clientIds.Count > Quotas.ClientIdsPerOidcProvider
        ? IamError.LimitExceeded("ClientIdsPerOpenIdConnectProvider", Quotas.ClientIdsPerOidcProvider)
        : null;

    /// <summary>Why these cannot be a provider's thumbprints, or none.</summary>
    public static IamError? ThumbprintProblem(IReadOnlyCollection<string> thumbprints) =>
        thumbprints.Count > Quotas.ThumbprintsPerOidcProvider ? IamError.InvalidInput($"Thumbprint list must contain fewer than {Quotas.ThumbprintsPerOidcProvider} entries.")
        : thumbprints.Any(thumbprint => !thumbprint.All(char.IsAsciiHexDigit)) ? IamError.InvalidInput("A thumbprint is 40 hexadecimal digits.")
        : null;
}
