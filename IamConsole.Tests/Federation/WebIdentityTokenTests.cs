using System.Text;
using IamConsole.Core.Federation;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Tests.Support;
using Microsoft.IdentityModel.Tokens;

namespace IamConsole.Tests.Federation;

public sealed class WebIdentityTokenTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TokenIssuer _issuer = new("https://login.example.com/tenant");

    private OidcProvider Provider => new() { Id = "arn", Url = "login.example.com/tenant", ClientIds = ["app"], Thumbprints = [], SigningKeys = _issuer.KeySet, CreatedAt = Now };

    public void Dispose() => _issuer.Dispose();

    [Fact]
    public async Task A_token_of_the_provider_tells_who_and_for_whom()
    {
        var token = (await WebIdentityToken.VerifyAsync(Provider, _issuer.Token(Now), Now)).Value;

        Assert.Equal(("alice-of-idp", "app", "login.example.com/tenant"), (token.Subject, token.Audience, token.Provider));
        Assert.Equal(Now.AddMinutes(10), token.ExpiresAt);
        Assert.Equal(["alice-of-idp"], token.ConditionKeys.Single(key => key.Key == "login.example.com/tenant:sub").Value);
        Assert.Equal("login.example.com/tenant", WebIdentityToken.IssuerOf(_issuer.Token(Now)));
    }

    [Fact]
    public async Task An_issuer_that_ends_in_a_slash_is_the_provider_without_it()
    {
        var token = _issuer.Token(Now, issuedBy: "https://login.example.com/tenant/");

        Assert.True((await WebIdentityToken.VerifyAsync(Provider, token, Now)).IsSuccess);
        Assert.Equal("login.example.com/tenant", WebIdentityToken.IssuerOf(token));
    }

    [Fact]
    public async Task Who_presents_it_counts_as_the_audience()
    {
        var token = (await WebIdentityToken.VerifyAsync(Provider, _issuer.Token(Now, audience: "api", claims: new() { ["azp"] = "app" }), Now)).Value;

        Assert.Equal(["app"], token.ConditionKeys.Single(key => key.Key == "login.example.com/tenant:aud").Value);
        Assert.Equal(["api"], token.ConditionKeys.Single(key => key.Key == "login.example.com/tenant:oaud").Value);
    }

    [Fact]
    public async Task Session_tags_and_source_identity_come_with_it()
    {
        var tags = new Dictionary<string, object> { ["principal_tags"] = new Dictionary<string, object> { ["Team"] = new[] { "Blue" } }, ["transitive_tag_keys"] = new[] { "Team" } };

        var token = (await WebIdentityToken.VerifyAsync(Provider, _issuer.Token(Now, claims: new() { ["https://aws.amazon.com/tags"] = tags, ["https://aws.amazon.com/source_identity"] = "alice" }), Now)).Value;

        Assert.Equal([new Tag("Team", "Blue")], token.Tags);
        Assert.Equal(["Team"], token.TransitiveTagKeys);
        Assert.Equal("alice", token.SourceIdentity);
    }

    [Theory]
    [InlineData("""{"principal_tags":{"Team":null}}""")]
    [InlineData("""{"principal_tags":{"Team":[null]}}""")]
    [InlineData("""{"principal_tags":{"Team":["Blue","Red"]}}""")]
    [InlineData("""{"principal_tags":["Team"]}""")]
    [InlineData("""{"transitive_tag_keys":[null]}""")]
    [InlineData("\"Team\"")]
    public async Task Session_tags_of_another_form_are_refused(string tags) =>
        await RefusedAsync(_issuer.Token(Now, claims: new() { ["https://aws.amazon.com/tags"] = System.Text.Json.JsonDocument.Parse(tags).RootElement }), "does not have the expected form");

    [Fact]
    public async Task An_expired_token_is_refused_to_the_second()
    {
        var token = _issuer.Token(Now);

        Assert.True((await WebIdentityToken.VerifyAsync(Provider, token, Now.AddMinutes(10).AddSeconds(-1))).IsSuccess);
        Assert.Equal("ExpiredTokenException", (await WebIdentityToken.VerifyAsync(Provider, token, Now.AddMinutes(10))).Error!.Code);
    }

    [Fact]
    public async Task A_token_of_the_future_is_refused() => await RefusedAsync(_issuer.Token(Now.AddMinutes(6)), "not valid yet");

    [Fact]
    public async Task A_token_for_somebody_else_is_refused() => await RefusedAsync(_issuer.Token(Now, audience: "other"), "Incorrect token audience");

    [Fact]
    public async Task A_token_without_a_subject_is_refused() => await RefusedAsync(_issuer.Token(Now, subject: null), "Missing a required claim: sub");

    [Fact]
    public async Task A_token_of_another_issuer_is_refused_though_the_key_is_right() => await RefusedAsync(_issuer.Token(Now, issuedBy: "https://login.example.com"), "issuer");

    [Fact]
    public async Task A_token_that_another_key_signed_is_refused()
    {
        using var other = new TokenIssuer("https://login.example.com/tenant");

        await RefusedAsync(other.Token(Now), "signature");
    }

    [Fact]
    public async Task A_token_that_was_changed_is_refused()
    {
        var parts = _issuer.Token(Now).Split('.');
        var forged = Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("alice-of-idp", "mallory-of-idp", StringComparison.Ordinal));

        await RefusedAsync($"{parts[0]}.{forged}.{parts[2]}", "signature");
    }

    [Fact]
    public async Task An_unsigned_token_is_refused()
    {
        var payload = _issuer.Token(Now).Split('.')[1];

        await RefusedAsync($"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{payload}.", "signature");
    }

    [Fact]
    public async Task A_token_that_is_signed_with_the_public_key_as_a_secret_is_refused()
    {
        var (header, payload) = (Base64UrlEncoder.Encode($$"""{"alg":"HS256","typ":"JWT","kid":"{{_issuer.KeyId}}"}"""), _issuer.Token(Now).Split('.')[1]);
        var signature = System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(_issuer.KeySet), Encoding.ASCII.GetBytes($"{header}.{payload}"));

        await RefusedAsync($"{header}.{payload}.{Base64UrlEncoder.Encode(signature)}", "signature");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("a.b.c")]
    [InlineData("")]
    public async Task What_is_no_token_is_refused(string text)
    {
        await RefusedAsync(text, "could not be read");
        Assert.Null(WebIdentityToken.IssuerOf(text));
    }

    [Fact]
    public async Task Without_uploaded_keys_nothing_is_verified()
    {
        var provider = Provider;
        provider.SigningKeys = null;

        var error = (await WebIdentityToken.VerifyAsync(provider, _issuer.Token(Now), Now)).Error!;

        Assert.Equal("InvalidIdentityToken", error.Code);
        Assert.Contains("no signing keys have been uploaded", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_set_holds_public_keys_only()
    {
        Assert.Equal([_issuer.KeyId], SigningKeySet.Parse(_issuer.KeySet).Value.KeyIds);
        Assert.Contains("private or shared", SigningKeySet.Parse(_issuer.PrivateKeySet).Error!.Message, StringComparison.Ordinal);
        Assert.Contains("private or shared", SigningKeySet.Parse("""{"keys":[{"kty":"oct","k":"c2VjcmV0"}]}""").Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("{}")]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB"}]}""")]
    [InlineData("[]")]
    public void What_holds_no_usable_key_is_refused(string text) => Assert.Equal("InvalidInput", SigningKeySet.Parse(text).Error!.Code);

    private async Task RefusedAsync(string token, string reason)
    {
        var error = (await WebIdentityToken.VerifyAsync(Provider, token, Now)).Error!;
        Assert.Equal("InvalidIdentityToken", error.Code);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }
}
