using IamConsole.Core.Federation;

namespace IamConsole.Core.Providers;

/// <summary>
/// Gives a provider its signing keys together with AWS's own requests, authorised as those. AWS fetches the keys from the
/// provider and has no member for them, so that the console alone can send them.
/// </summary>
public static class ProviderKeys
{
    /// <summary>The provider is made with its keys.</summary>
    public static CreateOpenIDConnectProvider With(this CreateOpenIDConnectProvider create, SigningKeySet keys)
    {
        ArgumentNullException.ThrowIfNull(create);
        return create with { SigningKeys = keys };
    }

    /// <summary>The request that replaces a provider's keys and leaves its thumbprints as they are; what is trusted is changed by both, so that it is authorised as the change of thumbprints.</summary>
    /// <param name="providerArn">The provider.</param>
    /// <param name="thumbprints">As they are now.</param>
    /// <param name="keys">The new keys.</param>
    public static UpdateOpenIDConnectProviderThumbprint Replace(string providerArn, IReadOnlyList<string> thumbprints, SigningKeySet keys) => new(providerArn, thumbprints) { SigningKeys = keys };
}
