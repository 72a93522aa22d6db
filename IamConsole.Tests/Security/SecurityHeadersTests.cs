using System.Net;
using IamConsole.Security;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Security;

public sealed class SecurityHeadersTests(ShellHost host) : IClassFixture<ShellHost>, IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = host.Address };

    [Theory]
    [InlineData("/not-found", "text/html")]
    [InlineData("/no-such-page", "text/html")]
    [InlineData("/error", "text/html")]
    [InlineData("/js/boot.js", "text/javascript")]
    public async Task Every_answer_carries_the_whole_set(string path, string mediaType)
    {
        using var answer = await _client.GetAsync(path);

        Assert.Equal(mediaType, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(SecurityHeaders.ContentSecurityPolicy, Only(answer, "Content-Security-Policy"));
        Assert.Equal("nosniff", Only(answer, "X-Content-Type-Options"));
        Assert.Equal("DENY", Only(answer, "X-Frame-Options"));
        Assert.Equal("no-referrer", Only(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", Only(answer, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Only(answer, "Cross-Origin-Resource-Policy"));
        Assert.NotEmpty(Only(answer, "Permissions-Policy"));
    }

    [Fact]
    public void The_policy_allows_no_inline_script_and_no_framing()
    {
        var directives = SecurityHeaders.ContentSecurityPolicy.Split("; ");

        Assert.Contains("script-src 'self'", directives);
        Assert.Contains("frame-ancestors 'none'", directives);
        Assert.Contains("object-src 'none'", directives);
        Assert.Contains("base-uri 'self'", directives);
        Assert.Contains("form-action 'self'", directives);
    }

    [Theory]
    [InlineData("/not-found")]
    [InlineData("/error")]
    public async Task A_page_holds_no_inline_script_and_is_not_cached(string path)
    {
        using var answer = await _client.GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync();

        Assert.DoesNotMatch("<script(?![^>]*\\ssrc=)", html);
        Assert.DoesNotMatch("\\son[a-z]+=\"", html);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task An_unknown_address_is_not_found_and_still_a_page_of_the_console()
    {
        using var answer = await _client.GetAsync("/no-such-page");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("css/shell", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_static_page_loads_neither_Blazor_nor_MudBlazor()
    {
        var html = await _client.GetStringAsync("/error");

        Assert.DoesNotContain("blazor.web.js", html, StringComparison.Ordinal);
        Assert.DoesNotContain("MudBlazor", html, StringComparison.Ordinal);
        Assert.Contains("<h1>Something went wrong</h1>", html, StringComparison.Ordinal);
    }

    public void Dispose() => _client.Dispose();

    private static string Only(HttpResponseMessage answer, string header) => Assert.Single(answer.Headers.GetValues(header));
}
