using System.Net;
using IamConsole.Security;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Security;

/// <summary>The headers of the whole application over HTTP: pages, redirects and refusals, with and without a session.</summary>
public sealed class AnswerHeadersTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Theory]
    [InlineData("/sign-in", HttpStatusCode.OK)]
    [InlineData("/sign-in/root", HttpStatusCode.OK)]
    [InlineData("/users", HttpStatusCode.Found)]
    [InlineData("/sign-in/mfa/code", HttpStatusCode.Found)]
    [InlineData("/css/tokens.css", HttpStatusCode.OK)]
    public async Task Without_a_session_every_answer_carries_them(string path, HttpStatusCode status)
    {
        using var browser = host.NewBrowser();

        using var answer = await browser.Client.GetAsync(path);

        Assert.Equal(status, answer.StatusCode);
        AssertHeaders(answer);
    }

    [Fact]
    public async Task Refusals_carry_them()
    {
        using var browser = host.NewBrowser();

        using var circuit = await browser.Client.PostAsync("/_blazor/negotiate?negotiateVersion=1", null);
        using var forged = await browser.Client.PostAsync(IamUrls.SignOut, new FormUrlEncodedContent([]));
        using var tooLarge = await browser.Client.PostAsync(IamUrls.SignIn, new StringContent(new string('x', 20_000), null, "application/x-www-form-urlencoded"));

        Assert.All([circuit, forged, tooLarge], answer => Assert.False(answer.IsSuccessStatusCode));
        Assert.All([circuit, forged, tooLarge], AssertHeaders);
    }

    [Fact]
    public async Task A_page_of_a_session_carries_them_and_is_not_kept()
    {
        using var browser = host.NewBrowser();
        await browser.SignInAsRootAsync();

        using var answer = await browser.Client.GetAsync(IamUrls.Users);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        AssertHeaders(answer);
    }

    [Theory]
    [InlineData("console.example.com", "https", true)]
    [InlineData("console.example.com", "http", false)]
    [InlineData("localhost", "https", false)]
    [InlineData("127.0.0.1", "https", false)]
    [InlineData("[::1]", "https", false)]
    public async Task Https_is_asked_for_from_then_on_under_a_name_that_is_not_this_machine_s(string name, string scheme, bool isAskedFor)
    {
        await using var behind = await ConsoleHost.StartAsync(settings: ("IamConsole:TrustedProxies", "127.0.0.1"));
        using var browser = behind.NewBrowser();
        browser.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        browser.Client.DefaultRequestHeaders.Add("X-Forwarded-Host", name);

        using var answer = await browser.Client.GetAsync(IamUrls.SignIn);

        Assert.Equal(isAskedFor ? [SecurityHeaders.StrictTransportSecurity] : [], answer.Headers.TryGetValues("Strict-Transport-Security", out var values) ? values : []);
    }

    private static void AssertHeaders(HttpResponseMessage answer)
    {
        Assert.Equal(SecurityHeaders.ContentSecurityPolicy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
    }
}
