using IamConsole.Core.Federation;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Providers;
using IamConsole.Core.Roles;
using IamConsole.Core.SecurityTokens;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.SecurityTokens;

public sealed class FederatedSessionTests : IAsyncLifetime
{
    private const string Role = "arn:aws:iam::123456789012:role/Federated";
    private const string Oidc = "arn:aws:iam::123456789012:oidc-provider/login.example.com/tenant";
    private const string Saml = "arn:aws:iam::123456789012:saml-provider/Corporate";

    private readonly TokenIssuer _issuer = new("https://login.example.com/tenant");
    private readonly SamlIdentityProvider _idp = new();
    private IamFixture _iam = null!;

    private Caller Unsigned => Caller.Unsigned(_iam.Account, "192.0.2.1", "tests", true);

    private DateTimeOffset Now => _iam.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateOpenIDConnectProvider("https://login.example.com/tenant") { ClientIDList = ["app"] }.With(SigningKeySet.Parse(_issuer.KeySet).Value));
        await _iam.DoAsync(new CreateSAMLProvider(_idp.Metadata, "Corporate"));
    }

    public async ValueTask DisposeAsync()
    {
        _issuer.Dispose();
        _idp.Dispose();
        await _iam.DisposeAsync();
    }

    [Fact]
    public async Task A_token_opens_a_role_that_trusts_its_provider()
    {
        await TrustAsync(WebTrust());

        var session = (await WebAsync(_issuer.Token(Now))).Value;

        Assert.Equal("arn:aws:sts::123456789012:assumed-role/Federated/build", session.AssumedRoleUser.Arn);
        Assert.Equal(("alice-of-idp", Oidc, "app"), (session.SubjectFromWebIdentityToken, session.Provider, session.Audience));
        Assert.Equal(Now.AddHours(1), session.Credentials.Expiration);
        Assert.Contains(("AssumeRoleWithWebIdentity", null), await _iam.EventsAsync());
    }

    [Fact]
    public async Task The_trust_policy_limits_whose_tokens_count()
    {
        await TrustAsync(WebTrust(""" "StringLike":{"login.example.com/tenant:sub":"alice-*"} """));

        Assert.True((await WebAsync(_issuer.Token(Now))).IsSuccess);
        var denied = (await WebAsync(_issuer.Token(Now, subject: "bob-of-idp"))).Error!;
        Assert.Equal(("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity"), (denied.Code, denied.Message));
    }

    [Theory]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"sts:*"}}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/other.example.com"},"Action":"sts:AssumeRoleWithWebIdentity"}}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/login.example.com/tenant"},"Action":"sts:AssumeRole"}}""")]
    public async Task A_role_that_trusts_somebody_else_stays_closed(string trust)
    {
        await TrustAsync(trust);

        Assert.Equal("AccessDenied", (await WebAsync(_issuer.Token(Now))).Error!.Code);
    }

    [Fact]
    public async Task A_role_that_does_not_exist_is_refused_in_the_same_words()
    {
        var missing = (await WebAsync(_issuer.Token(Now))).Error!;
        await TrustAsync(PolicyTexts.TrustAccount);

        Assert.Equal(missing.Message, (await WebAsync(_issuer.Token(Now))).Error!.Message);
    }

    [Fact]
    public async Task Tags_of_the_token_need_a_trust_policy_that_lets_them_in()
    {
        var token = _issuer.Token(Now, claims: new() { ["https://aws.amazon.com/tags"] = new Dictionary<string, object> { ["principal_tags"] = new Dictionary<string, object> { ["Team"] = new[] { "Blue" } } } });
        await TrustAsync(WebTrust());
        Assert.Equal("Not authorized to perform sts:TagSession", (await WebAsync(token)).Error!.Message);

        await _iam.DoAsync(new UpdateAssumeRolePolicy("Federated", WebTrust(action: """["sts:AssumeRoleWithWebIdentity","sts:TagSession"]""")));

        Assert.NotNull((await WebAsync(token)).Value.PackedPolicySize);
    }

    [Fact]
    public async Task What_is_wrong_with_a_token_is_told_before_the_role_is_looked_at()
    {
        Assert.Equal("ExpiredTokenException", (await WebAsync(_issuer.Token(Now.AddHours(-1)))).Error!.Code);
        Assert.Equal("InvalidIdentityToken", (await WebAsync(_issuer.Token(Now, audience: "other"))).Error!.Code);
        using var stranger = new TokenIssuer("https://other.example.com");
        Assert.Equal("No OpenIDConnect provider found in your account for https://other.example.com", (await WebAsync(stranger.Token(Now))).Error!.Message);
        Assert.Equal("InvalidIdentityToken", (await WebAsync("nonsense")).Error!.Code);
    }

    [Fact]
    public async Task An_assertion_opens_the_role_that_it_names()
    {
        await TrustAsync(SamlTrust());

        var session = (await SamlAsync(new AssertionParts())).Value;

        Assert.Equal("arn:aws:sts::123456789012:assumed-role/Federated/alice", session.AssumedRoleUser.Arn);
        Assert.Equal(("alice-of-idp", "persistent", SamlIdentityProvider.EntityId, SamlIdentityProvider.SignIn), (session.Subject, session.SubjectType, session.Issuer, session.Audience));
        Assert.Contains(("AssumeRoleWithSAML", null), await _iam.EventsAsync());
    }

    [Fact]
    public async Task A_role_that_the_assertion_does_not_name_stays_closed()
    {
        await TrustAsync(SamlTrust());
        var parts = new AssertionParts();

        var error = (await SamlAsync(parts with { Attributes = [("https://aws.amazon.com/SAML/Attributes/Role", [$"arn:aws:iam::123456789012:role/Other,{Saml}"]), parts.Attributes[1]] })).Error!;

        Assert.Equal(("AccessDenied", "Not authorized to perform sts:AssumeRoleWithSAML"), (error.Code, error.Message));
    }

    [Fact]
    public async Task The_session_ends_with_the_sign_in_at_the_provider()
    {
        await TrustAsync(SamlTrust());
        await _iam.DoAsync(new UpdateRole("Federated") { MaxSessionDuration = 43200 });

        Assert.Equal(Now.AddMinutes(120), (await SamlAsync(new AssertionParts(), 43200)).Value.Credentials.Expiration);
        Assert.Equal(Now.AddMinutes(15), (await SamlAsync(new AssertionParts(), 900)).Value.Credentials.Expiration);
        await _iam.DoAsync(new UpdateRole("Federated") { MaxSessionDuration = 3600 });
        Assert.Equal("ValidationError", (await SamlAsync(new AssertionParts(), 7200)).Error!.Code);
    }

    [Fact]
    public async Task The_trust_policy_limits_whose_assertions_count()
    {
        await TrustAsync(SamlTrust("SAML:sub", "alice-of-idp"));
        Assert.True((await SamlAsync(new AssertionParts())).IsSuccess);

        await _iam.DoAsync(new UpdateAssumeRolePolicy("Federated", SamlTrust("SAML:sub", "bob-of-idp")));
        Assert.Equal("AccessDenied", (await SamlAsync(new AssertionParts())).Error!.Code);
    }

    [Fact]
    public async Task Who_has_not_signed_gets_nothing_else()
    {
        Assert.Equal("InvalidClientTokenId", (await _iam.Gateway.SendAsync(Unsigned, new ListUsers())).Error!.Code);
        Assert.Equal("InvalidClientTokenId", (await _iam.Gateway.SendAsync(Unsigned, new GetCallerIdentity())).Error!.Code);
    }

    private static string WebTrust(string conditions = """ "StringEquals":{"login.example.com/tenant:aud":"app"} """, string action = "\"sts:AssumeRoleWithWebIdentity\"") =>
        $$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":"{{Oidc}}"},"Action":{{action}},"Condition":{ {{conditions}} } } }""";

    private static string SamlTrust(string attribute = "SAML:aud", string value = SamlIdentityProvider.SignIn) => TrustPolicyTemplates.ForSaml(Saml, attribute, value, []);

    private Task<CreateRoleResult> TrustAsync(string trust) => _iam.DoAsync(new CreateRole("Federated", trust));

    private Task<IamResult<AssumeRoleWithWebIdentityResult>> WebAsync(string token) => _iam.Gateway.SendAsync(Unsigned, new AssumeRoleWithWebIdentity(Role, "build", token));

    private Task<IamResult<AssumeRoleWithSAMLResult>> SamlAsync(AssertionParts parts, int? seconds = null)
    {
        var document = SamlIdentityProvider.Response(Now, parts);
        _idp.Sign(document, "_a");
        return _iam.Gateway.SendAsync(Unsigned, new AssumeRoleWithSAML(Role, Saml, SamlIdentityProvider.Encode(document)) { DurationSeconds = seconds });
    }
}
