using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IamConsole.Tests.Support;

/// <summary>An OpenID Connect provider that signs tokens.</summary>
public sealed class TokenIssuer(string issuer) : IDisposable
{
    private readonly RSA _key = RSA.Create(2048);

    public string KeyId { get; } = Guid.NewGuid().ToString("N");

    public string Issuer => issuer;

    /// <summary>The public keys as the provider publishes them.</summary>
    public string KeySet => JsonSerializer.Serialize(new { keys = new[] { PublicKey() } });

    /// <summary>The key set with the private part, which nobody should upload.</summary>
    public string PrivateKeySet
    {
        get
        {
            var key = _key.ExportParameters(true);
            return JsonSerializer.Serialize(new { keys = new[] { new { kty = "RSA", kid = KeyId, n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent), d = Base64UrlEncoder.Encode(key.D) } } });
        }
    }

    /// <summary>A signed token.</summary>
    public string Token(DateTimeOffset now, string? audience = "app", double minutes = 10, string? subject = "alice-of-idp", Dictionary<string, object>? claims = null, string? issuedBy = null)
    {
        var all = new Dictionary<string, object>(claims ?? []) { ["iat"] = now.ToUnixTimeSeconds() };
        if (subject is not null)
        {
            all["sub"] = subject;
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuedBy ?? issuer,
            Audience = audience,
            Expires = now.AddMinutes(minutes).UtcDateTime,
            Claims = all,
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(_key) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256),
        });
    }

    public void Dispose() => _key.Dispose();

    private Dictionary<string, string> PublicKey()
    {
        var key = _key.ExportParameters(false);
        return new() { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = KeyId, ["n"] = Base64UrlEncoder.Encode(key.Modulus), ["e"] = Base64UrlEncoder.Encode(key.Exponent) };
    }
}
