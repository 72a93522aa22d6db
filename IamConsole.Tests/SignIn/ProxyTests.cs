using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.SignIn;

/// <summary>Behind a proxy that speaks https: what is believed, and what cookies become.</summary>
public sealed class ProxyTests
{
    [Fact]
    public async Task Behind_a_trusted_proxy_cookies_belong_to_the_host_alone_and_the_client_is_who_the_proxy_says()
    {
        await using var host = await ConsoleHost.StartAsync(settings: ("IamConsole:TrustedProxies", "127.0.0.1"));

        var cookies = await SignInAsync(host);

        var session = Assert.Single(cookies, cookie => cookie.StartsWith("__Host-iamconsole-session-", StringComparison.Ordinal)).ToLowerInvariant();
        Assert.Contains("; secure", session, StringComparison.Ordinal);
        Assert.Contains("; httponly", session, StringComparison.Ordinal);
        Assert.Contains("; path=/", session, StringComparison.Ordinal);
        Assert.All(cookies, cookie => Assert.Contains("; secure", cookie.ToLowerInvariant(), StringComparison.Ordinal));
        Assert.All(cookies, cookie => Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal));
        Assert.Contains(cookies, cookie => cookie.StartsWith("__Host-iamconsole-forms-", StringComparison.Ordinal));
        var row = await host.ReadAsync(db => db.ConsoleSessions.SingleAsync());
        Assert.Equal(("198.51.100.9", true), (row.SourceIp, row.SecureTransport));
    }

    [Fact]
    public async Task Nobody_else_is_believed()
    {
        await using var host = await ConsoleHost.StartAsync(settings: ("IamConsole:TrustedProxies", "10.0.0.0/8"));

        var cookies = await SignInAsync(host);

        Assert.Contains(cookies, cookie => cookie.StartsWith("iamconsole-session-", StringComparison.Ordinal));
        var row = await host.ReadAsync(db => db.ConsoleSessions.SingleAsync());
        Assert.Equal(("127.0.0.1", false), (row.SourceIp, row.SecureTransport));
    }

    private static async Task<IReadOnlyList<string>> SignInAsync(ConsoleHost host)
    {
        using var browser = host.NewBrowser();
        browser.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        browser.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.9");
        var first = await browser.GetAsync(IamUrls.RootSignIn);
        browser.SendAlways(first.SetCookies);
        var second = await browser.SubmitAsync(IamUrls.RootSignIn, first, ("EmailForm.Email", ConsoleHost.RootEmail));
        var third = await browser.SubmitAsync(IamUrls.RootSignIn, second, ("PasswordForm.Email", ConsoleHost.RootEmail), ("PasswordForm.Password", ConsoleHost.RootPassword));
        return [.. first.SetCookies, .. third.SetCookies];
    }
}
