using System.Text.Json;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IamConsole.Core.Federation;

/// <summary>An OpenID Connect token whose signature, issuer, audience and times have been verified.</summary>
/// <remarks>Verified by Microsoft.IdentityModel.JsonWebTokens against the provider's uploaded keys; nothing is asked of the provider.</remarks>
public sealed record WebIdentityToken
{
    private const string TagsClaim = "https://aws.amazon.com/tags";
    private const string SourceIdentityClaim = "https://aws.amazon.com/source_identity";

    // Clocks of providers may be ahead of ours; an expiry is never stretched.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private WebIdentityToken()
    {
    }

    /// <summary>The provider's URL without its scheme.</summary>
    public required string Provider { get; init; }

    public required string Subject { get; init; }

    /// <summary>The client that the token was issued for: the claim <c>azp</c>, else <c>aud</c>.</summary>
    public required string Audience { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The condition keys that it gives: <c>PROVIDER:aud</c>, <c>PROVIDER:sub</c>, <c>PROVIDER:amr</c> and <c>PROVIDER:oaud</c>, each with its values.</summary>
    public required IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> ConditionKeys { get; init; }

    /// <summary>The session tags that it asks for.</summary>
    public required IReadOnlyList<Tag> Tags { get; init; }

    /// <summary>The keys of those tags that go with the session into further roles.</summary>
    public required IReadOnlyList<string> TransitiveTagKeys { get; init; }

    /// <summary>The source identity that it asks for, or none.</summary>
    public string? SourceIdentity { get; init; }

    /// <summary>The issuer that a token names, its scheme and a last slash left out, before anything is verified; or none. It only serves to find the provider.</summary>
    public static string? IssuerOf(string token)
    {
        const string Scheme = "https://";
        return Read(token)?.Issuer is { } issuer && issuer.StartsWith(Scheme, StringComparison.Ordinal) ? issuer[Scheme.Length..].TrimEnd('/') : null;
    }

    /// <summary>Verifies a token of a provider.</summary>
    /// <param name="provider">Whose audiences and uploaded keys count.</param>
    /// <param name="token">A signed JSON web token, 4 to 20,000 characters.</param>
    /// <param name="now">The machine's time.</param>
    /// <returns>The token, or why it is refused: <c>InvalidIdentityToken</c>, <c>ExpiredTokenException</c>.</returns>
    public static async Task<IamResult<WebIdentityToken>> VerifyAsync(OidcProvider provider, string token, DateTimeOffset now)
    {
        if (Read(token) is not { } read)
        {
            return FederationErrors.InvalidToken("The web identity token could not be read; it is a signed JSON Web Token.");
        }

        if (provider.SigningKeys is null || !SigningKeySet.Parse(provider.SigningKeys).TryGet(out var keys, out _))
        {
            return FederationErrors.InvalidToken(
                $"Couldn't retrieve verification key from your identity provider: no signing keys have been uploaded for https://{provider.Url}.");
        }

        var result = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(read, new TokenValidationParameters
        {
            ValidIssuers = ["https://" + provider.Url, $"https://{provider.Url}/"],
            IssuerSigningKeys = keys.Keys,
            TryAllIssuerSigningKeys = true,
            RequireSignedTokens = true,
            ValidAlgorithms = Algorithms,
            ValidateAudience = false,
            ValidateLifetime = false,
        });
        if (!result.IsValid)
        {
            return FederationErrors.InvalidToken(result.Exception is SecurityTokenInvalidIssuerException
                ? $"The token's issuer is not https://{provider.Url}."
                : "The token's signature could not be verified with the provider's signing keys.");
        }

        return FindProblem(provider, read, now) is { } problem ? problem : Describe(provider, read);
    }

    private static IamError? FindProblem(OidcProvider provider, JsonWebToken token, DateTimeOffset now)
    {
        foreach (var claim in new[] { JwtRegisteredClaimNames.Sub, JwtRegisteredClaimNames.Aud, JwtRegisteredClaimNames.Exp, JwtRegisteredClaimNames.Iat })
        {
            if (!token.TryGetPayloadValue<object>(claim, out _))
            {
                return FederationErrors.InvalidToken($"Missing a required claim: {claim}");
            }
        }

        if (string.IsNullOrEmpty(token.Subject))
        {
            return FederationErrors.InvalidToken($"Missing a required claim: {JwtRegisteredClaimNames.Sub}");
        }

        if (now >= ExpiryOf(token))
        {
            return FederationErrors.Expired(now, ExpiryOf(token));
        }

        if (token.ValidFrom != DateTime.MinValue && token.ValidFrom > now.UtcDateTime + ClockSkew || token.IssuedAt > now.UtcDateTime + ClockSkew)
        {
            return FederationErrors.InvalidToken("The token is not valid yet.");
        }

        return provider.ClientIds.Contains(AudienceOf(token), StringComparer.Ordinal) ? null : FederationErrors.InvalidToken("Incorrect token audience");
    }

    private static IamResult<WebIdentityToken> Describe(OidcProvider provider, JsonWebToken token)
    {
        if (!ReadTags(token).TryGet(out var tags, out var invalid))
        {
            return invalid;
        }

        var keys = new List<KeyValuePair<string, IReadOnlyList<string>>>();
        void Add(string name, IReadOnlyList<string> values) => keys.Add(new($"{provider.Url}:{name}", values));
        Add("aud", [AudienceOf(token)]);
        Add("sub", [token.Subject]);
        if (!string.IsNullOrEmpty(token.Azp))
        {
            Add("oaud", [.. token.Audiences]);
        }

        if (token.TryGetPayloadValue<JsonElement>("amr", out var methods) && methods.ValueKind is JsonValueKind.Array)
        {
            Add("amr", [.. methods.EnumerateArray().Where(method => method.ValueKind is JsonValueKind.String).Select(method => method.GetString()!)]);
        }

        return new WebIdentityToken
        {
            Provider = provider.Url,
            Subject = token.Subject,
            Audience = AudienceOf(token),
            ExpiresAt = ExpiryOf(token),
            ConditionKeys = keys,
            Tags = tags.Tags,
            TransitiveTagKeys = tags.Transitive,
            SourceIdentity = token.TryGetPayloadValue<string>(SourceIdentityClaim, out var source) ? source : null,
        };
    }

    private static IamResult<SessionTags> ReadTags(JsonWebToken token)
    {
        if (!token.TryGetPayloadValue<object>(TagsClaim, out _))
        {
            return new SessionTags([], []);
        }

        var invalid = FederationErrors.InvalidToken($"The claim {TagsClaim} does not have the expected form.");
        if (!token.TryGetPayloadValue<JsonElement>(TagsClaim, out var claim))
        {
            return invalid;
        }

        try
        {
            IReadOnlyList<Tag> tags = claim.TryGetProperty("principal_tags", out var principal)
                ? principal.EnumerateObject().Select(tag => new Tag(tag.Name, ValueOf(tag.Value))).ToList()
                : [];
            IReadOnlyList<string> transitive = claim.TryGetProperty("transitive_tag_keys", out var keys) ? keys.EnumerateArray().Select(TextOf).ToList() : [];
            return new SessionTags(tags, transitive);
        }
        catch (InvalidOperationException)
        {
            return invalid;
        }
    }

    // A tag has one value; AWS writes it as a list of one.
    private static string ValueOf(JsonElement value) =>
        value.ValueKind is JsonValueKind.Array ? TextOf(value.EnumerateArray().Single()) : TextOf(value);

    /// <exception cref="InvalidOperationException">It is no text; <c>null</c> is none either.</exception>
    private static string TextOf(JsonElement value) => value.GetString() ?? throw new InvalidOperationException("A text is missing.");

    private static string AudienceOf(JsonWebToken token) => string.IsNullOrEmpty(token.Azp) ? token.Audiences.FirstOrDefault() ?? "" : token.Azp;

    private static DateTimeOffset ExpiryOf(JsonWebToken token) => new(token.ValidTo, TimeSpan.Zero);

    private static JsonWebToken? Read(string token)
    {
        try
        {
            return new JsonWebToken(token) is { IsEncrypted: false } read ? read : null;
        }
        catch (Exception problem) when (problem is ArgumentException or SecurityTokenException or JsonException or FormatException)
        {
            return null;
        }
    }

    private sealed record SessionTags(IReadOnlyList<Tag> Tags, IReadOnlyList<string> Transitive);
}
