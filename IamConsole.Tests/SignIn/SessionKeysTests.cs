using System.Globalization;
using IamConsole.Core.Authentication;
using IamConsole.Core.Evaluation;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.SignIn;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IamConsole.Tests.SignIn;

/// <summary>The condition keys of a session are those of the HTTP requests that began it and that came last.</summary>
public sealed class SessionKeysTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task A_session_that_was_begun_with_a_password_says_so_and_since_when_and_from_where()
    {
        await host.CreateUserAsync("plain");
        using var browser = host.NewBrowser();
        await browser.SignInAsync(ConsoleHost.Alias, "plain", ConsoleHost.UserPassword);

        var request = await RefusedAsync(host, SessionCookieOf(browser));

        var issued = await host.ReadAsync(db => db.ConsoleSessions.OrderByDescending(row => row.IssuedAt).Select(row => row.IssuedAt).FirstAsync());
        Assert.Equal("false", Only(request, "aws:MultiFactorAuthPresent"));
        Assert.Empty(request.ValuesOf("aws:MultiFactorAuthAge"));
        Assert.Equal(issued.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), Only(request, "aws:TokenIssueTime"));
        Assert.Equal(("127.0.0.1", "PlainBrowser/1.0", "false"), (Only(request, "aws:SourceIp"), Only(request, "aws:UserAgent"), Only(request, "aws:SecureTransport")));
    }

    [Fact]
    public async Task A_session_that_was_begun_with_a_code_has_MFA_and_its_age()
    {
        await host.CreateUserAsync("coded");
        var device = await host.AddDeviceAsync("coded-phone", "coded");
        using var browser = host.NewBrowser();
        await browser.SignInAsync(ConsoleHost.Alias, "coded", ConsoleHost.UserPassword);
        await browser.SubmitAsync(IamUrls.MfaCode, await browser.GetAsync(IamUrls.MfaCode), "mfa-code", ("Form.Code", device.Code()));

        var request = await RefusedAsync(host, SessionCookieOf(browser));

        Assert.Equal("true", Only(request, "aws:MultiFactorAuthPresent"));
        Assert.InRange(int.Parse(Only(request, "aws:MultiFactorAuthAge"), CultureInfo.InvariantCulture), 0, 300);
    }

    [Fact]
    public async Task The_agent_is_that_of_the_latest_request()
    {
        await host.CreateUserAsync("moving");
        using var browser = host.NewBrowser();
        await browser.SignInAsync(ConsoleHost.Alias, "moving", ConsoleHost.UserPassword);
        browser.Client.DefaultRequestHeaders.UserAgent.Clear();
        browser.Client.DefaultRequestHeaders.UserAgent.ParseAdd("Changed/2.0");
        await browser.GetAsync(IamUrls.NotFound);

        Assert.Equal("Changed/2.0", Only(await RefusedAsync(host, SessionCookieOf(browser)), "aws:UserAgent"));
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_address_and_transport_are_the_clients()
    {
        await using var behind = await ConsoleHost.StartAsync(settings: ("IamConsole:TrustedProxies", "127.0.0.1"));
        await behind.CreateUserAsync("remote");
        using var browser = behind.NewBrowser();
        browser.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        browser.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.9");
        var page = await browser.GetAsync(IamUrls.SignIn);
        browser.SendAlways(page.SetCookies);
        var answer = await browser.SubmitAsync(IamUrls.SignIn, page, ("Form.Account", ConsoleHost.Alias), ("Form.UserName", "remote"), ("Form.Password", ConsoleHost.UserPassword));

        var request = await RefusedAsync(behind, answer.SetCookies.Single(cookie => cookie.Contains("iamconsole-session-", StringComparison.Ordinal)).Split(';')[0].Split('=', 2)[1]);

        Assert.Equal(("198.51.100.9", "true"), (Only(request, "aws:SourceIp"), Only(request, "aws:SecureTransport")));
    }

    private static string SessionCookieOf(PlainBrowser browser) => browser.Cookies.Single(cookie => cookie.Name.StartsWith("iamconsole-session-", StringComparison.Ordinal)).Value;

    /// <summary>The request as the engine sees it, of a user who may do nothing, with the session that the cookie names.</summary>
    private static async Task<RequestContext> RefusedAsync(ConsoleHost host, string cookie)
    {
        var options = host.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var id = options.TicketDataFormat.Unprotect(cookie)!.Principal.SessionId()!;
        var session = (await host.Services.GetRequiredService<ConsoleSessions>().FindAsync(id))!;
        var result = await host.Services.GetRequiredService<IamGateway>().SendAsync(session.Caller, new ListUsers());
        return Assert.IsType<AccessDenied>(result.Error).Request!.Context;
    }

    private static string Only(RequestContext request, string key) => Assert.Single(request.ValuesOf(key));
}
