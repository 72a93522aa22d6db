using System.Text.Json;
using IamConsole.Core.Operations;
using Microsoft.IdentityModel.Tokens;

namespace IamConsole.Core.Federation;

/// <summary>
/// An OpenID Connect provider's public signing keys (RFC 7517). AWS fetches them from the provider whenever it needs them; this
/// installation asks nobody outside, so that whoever manages the provider uploads them.
/// </summary>
public sealed class SigningKeySet
{
    /// <summary>Characters that an upload may have at most: room for some hundred keys.</summary>
    public const int LongestText = 131_072;

    private SigningKeySet(string text, IReadOnlyList<SecurityKey> keys)
    {
        Text = text;
        Keys = keys;
    }

    /// <summary>The key set as it was uploaded.</summary>
    public string Text { get; }

    /// <summary>The id of each key, in the order of the set; a key without one is called by its place.</summary>
    public IReadOnlyList<string> KeyIds => [.. Keys.Select((key, place) => string.IsNullOrEmpty(key.KeyId) ? $"key {place + 1}" : key.KeyId)];

    internal IReadOnlyList<SecurityKey> Keys { get; }

    /// <summary>Reads a key set. What holds no usable public key, or holds a private or shared one, is refused with <c>InvalidInput</c>.</summary>
    public static IamResult<SigningKeySet> Parse(string text)
    {
        if (text.Length > LongestText)
        {
            return IamError.InvalidInput($"The key set is too long: it may have at most {LongestText} characters.");
        }

        IList<JsonWebKey> all;
        try
        {
            all = new JsonWebKeySet(text).Keys;
        }
        catch (Exception problem) when (problem is ArgumentException or JsonException or FormatException or InvalidOperationException)
        {
            return IamError.InvalidInput("The key set could not be read. It is a JSON document with a list named keys, as the provider publishes it at its jwks_uri.");
        }

        if (all.Any(key => key.HasPrivateKey || key.D is not null || key.K is not null || key.Kty == JsonWebAlgorithmsKeyTypes.Octet))
        {
            return IamError.InvalidInput("The key set holds a private or shared key. Upload the public keys only, and replace the key that was in this set.");
        }

        var usable = all.Where(key => key.Use is null or "sig" && IsUsable(key)).ToList();
        return usable.Count == 0
            ? IamError.InvalidInput("The key set holds no public RSA or elliptic curve key for signatures; RSA keys have at least 2,048 bits.")
            : new SigningKeySet(text, usable);
    }

    private static bool IsUsable(JsonWebKey key)
    {
        try
        {
            return key.Kty switch
            {
                JsonWebAlgorithmsKeyTypes.RSA => key.KeySize >= 2048,
                JsonWebAlgorithmsKeyTypes.EllipticCurve => key.KeySize is 256 or 384 or 521,
                _ => false,
            };
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException)
        {
            return false;
        }
    }
}
