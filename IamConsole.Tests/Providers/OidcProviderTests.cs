using IamConsole.Core.Federation;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Providers;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.Providers;

public sealed class OidcProviderTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:iam::123456789012:oidc-provider/login.example.com/tenant";
    private static readonly string Thumbprint = new('a', 40);

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_provider_is_named_by_its_URL_without_the_scheme()
    {
        var created = await CreateAsync();

        Assert.Equal(Arn, created.OpenIDConnectProviderArn);
        var provider = await _iam.DoAsync(new GetOpenIDConnectProvider(Arn));
        Assert.Equal("login.example.com/tenant", provider.Url);
        Assert.Equal(["app"], provider.ClientIDList);
        Assert.Equal([Thumbprint], provider.ThumbprintList);
        Assert.Equal([new Tag("Team", "Blue")], provider.Tags);
        Assert.Equal(Arn, Assert.Single((await _iam.DoAsync(new ListOpenIDConnectProviders())).OpenIDConnectProviderList).Arn);
        Assert.Equal("EntityAlreadyExists", (await _iam.RefusedAsync(new CreateOpenIDConnectProvider("https://login.example.com/tenant"))).Code);
        Assert.Equal(1, (await _iam.DoAsync(new Core.AccountSettings.GetAccountSummary())).SummaryMap["Providers"]);
    }

    [Theory]
    [InlineData("http://login.example.com")]
    [InlineData("login.example.com")]
    [InlineData("https://login.example.com:8443")]
    [InlineData("https://login.example.com/?a=b")]
    [InlineData("https://user@login.example.com")]
    [InlineData("https://")]
    public async Task Only_an_https_URL_names_a_provider(string url) =>
        Assert.Equal(IamError.ValidationError("Invalid Open ID Connect Provider URL"), await _iam.RefusedAsync(new CreateOpenIDConnectProvider(url)));

    [Fact]
    public async Task Audiences_are_added_and_removed_any_number_of_times()
    {
        await CreateAsync();

        await _iam.DoAsync(new AddClientIDToOpenIDConnectProvider(Arn, "other"));
        await _iam.DoAsync(new AddClientIDToOpenIDConnectProvider(Arn, "other"));
        await _iam.DoAsync(new RemoveClientIDFromOpenIDConnectProvider(Arn, "app"));
        await _iam.DoAsync(new RemoveClientIDFromOpenIDConnectProvider(Arn, "app"));

        Assert.Equal(["other"], (await _iam.DoAsync(new GetOpenIDConnectProvider(Arn))).ClientIDList);
    }

    [Fact]
    public async Task Audiences_and_thumbprints_are_not_without_limit()
    {
        await _iam.DoAsync(new CreateOpenIDConnectProvider("https://login.example.com/tenant") { ClientIDList = [.. Enumerable.Range(0, 100).Select(number => $"c{number}")] });

        Assert.Equal("LimitExceeded", (await _iam.RefusedAsync(new AddClientIDToOpenIDConnectProvider(Arn, "one-more"))).Code);
        string[] six = [.. Enumerable.Range(0, 6).Select(number => new string((char)('a' + number), 40))];
        Assert.Equal("InvalidInput", (await _iam.RefusedAsync(new UpdateOpenIDConnectProviderThumbprint(Arn, six))).Code);
        Assert.Equal("InvalidInput", (await _iam.RefusedAsync(new UpdateOpenIDConnectProviderThumbprint(Arn, [new string('x', 40)]))).Code);
        await _iam.DoAsync(new UpdateOpenIDConnectProviderThumbprint(Arn, six[..5]));
        Assert.Equal(5, (await _iam.DoAsync(new GetOpenIDConnectProvider(Arn))).ThumbprintList.Count);
    }

    [Fact]
    public async Task Providers_are_not_without_limit()
    {
        await _iam.ChangeAsync(db =>
        {
            db.AddRange(Enumerable.Range(0, Quotas.OidcProviders).Select(number => new OidcProvider { Id = $"{Arn}{number}", Url = $"u{number}", ClientIds = [], Thumbprints = [], CreatedAt = _iam.Clock.GetUtcNow() }));
            return Task.CompletedTask;
        });

        Assert.Equal("LimitExceeded", (await _iam.RefusedAsync(new CreateOpenIDConnectProvider("https://one-more.example"))).Code);
    }

    [Fact]
    public async Task Deleting_takes_the_tags_and_succeeds_twice()
    {
        await CreateAsync();
        await _iam.DoAsync(new TagOpenIDConnectProvider(Arn, [new Tag("a", "b")]));
        await _iam.DoAsync(new UntagOpenIDConnectProvider(Arn, ["Team"]));
        Assert.Equal([new Tag("a", "b")], (await _iam.DoAsync(new ListOpenIDConnectProviderTags(Arn))).Tags);

        await _iam.DoAsync(new DeleteOpenIDConnectProvider(Arn));
        await _iam.DoAsync(new DeleteOpenIDConnectProvider(Arn));

        Assert.Equal(0, await _iam.ReadAsync(db => db.Tags.CountAsync()));
        Assert.Equal(IamError.NoSuchEntity($"OpenIDConnect Provider not found for arn {Arn}"), await _iam.RefusedAsync(new GetOpenIDConnectProvider(Arn)));
    }

    [Fact]
    public async Task Keys_come_with_the_requests_that_change_what_is_trusted()
    {
        using var issuer = new TokenIssuer("https://login.example.com/tenant");
        var keys = SigningKeySet.Parse(issuer.KeySet).Value;
        await _iam.DoAsync(new CreateOpenIDConnectProvider("https://login.example.com/tenant").With(keys));
        Assert.Equal([issuer.KeyId], await KeyIdsAsync());

        using var next = new TokenIssuer("https://login.example.com/tenant");
        await _iam.DoAsync(ProviderKeys.Replace(Arn, [Thumbprint], SigningKeySet.Parse(next.KeySet).Value));

        Assert.Equal([next.KeyId], await KeyIdsAsync());
        Assert.Equal([Thumbprint], (await _iam.DoAsync(new GetOpenIDConnectProvider(Arn))).ThumbprintList);
    }

    [Fact]
    public async Task The_list_leaves_out_the_kind_that_one_may_not_list()
    {
        await CreateAsync();
        await _iam.DoAsync(new CreateSAMLProvider(SamlTexts.Metadata("urn:idp"), "Corporate"));
        await _iam.DoAsync(new Core.Users.CreateUser("bob"));
        await _iam.AddInlinePolicyAsync("bob", PolicyTexts.Allow("iam:ListSAMLProviders"));

        var seen = (await _iam.Gateway.QueryAsync(await _iam.CallerOfAsync("bob"), new IdentityProviderListQuery())).Value;

        Assert.Equal("Corporate", Assert.Single(seen.Rows).Name);
        Assert.Equal("iam:ListOpenIDConnectProviders", Assert.IsType<AccessDenied>(Assert.Single(seen.Refused)).Action);
        Assert.Equal(2, (await _iam.Gateway.QueryAsync(_iam.Root, new IdentityProviderListQuery())).Value.Rows.Count);
        Assert.Equal("login.example.com/tenant", Assert.Single((await _iam.Gateway.QueryAsync(_iam.Root, new IdentityProviderListQuery { Search = "LOGIN" })).Value.Rows).Name);
    }

    private async Task<IReadOnlyList<string>> KeyIdsAsync() => (await _iam.Gateway.QueryAsync(_iam.Root, new OidcProviderQuery("login.example.com/tenant"))).Value.SigningKeyIds;

    private Task<CreateOpenIDConnectProviderResult> CreateAsync() => _iam.DoAsync(new CreateOpenIDConnectProvider("https://login.example.com/tenant")
    {
        ClientIDList = ["app"],
        ThumbprintList = [Thumbprint],
        Tags = [new Tag("Team", "Blue")],
    });
}
