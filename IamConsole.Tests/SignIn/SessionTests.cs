using System.Net;
using IamConsole.Components;
using IamConsole.Core.Arns;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.Mfa;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.SignIn;

/// <summary>Sessions over HTTP: what ends them, and that the end is final.</summary>
public sealed class SessionTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    private const string AnyPage = "/not-found";

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server_whoever_kept_the_cookie()
    {
        using var browser = host.NewBrowser();
        await browser.SignInAsRootAsync();
        using var thief = WithCookiesOf(browser);
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync(AnyPage)).Status);

        var answer = await SignOutAsync(browser);

        Assert.Equal((HttpStatusCode.Found, "/sign-in"), (answer.Status, answer.Location));
        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync(AnyPage)).Status);
        Assert.Equal(HttpStatusCode.Found, (await thief.GetAsync(AnyPage)).Status);
    }

    [Fact]
    public async Task Nobody_is_signed_out_without_the_pages_token_or_by_a_link()
    {
        using var browser = host.NewBrowser();
        await browser.SignInAsRootAsync();

        using var forged = await browser.Client.PostAsync(IamUrls.SignOut, new FormUrlEncodedContent([]));
        using var link = await browser.Client.GetAsync(IamUrls.SignOut);

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.False(link.IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(AnyPage)).Status);
    }

    [Fact]
    public async Task Signing_in_again_begins_another_session_and_ends_the_first()
    {
        using var browser = host.NewBrowser();
        await browser.SignInAsRootAsync();
        using var earlier = WithCookiesOf(browser);

        await browser.SignInAsRootAsync();

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(AnyPage)).Status);
        Assert.Equal(HttpStatusCode.Found, (await earlier.GetAsync(AnyPage)).Status);
    }

    [Fact]
    public async Task A_new_password_ends_the_session_at_the_next_request()
    {
        await host.CreateUserAsync("changed");
        using var browser = host.NewBrowser();
        await browser.SignInAsync(ConsoleHost.Alias, "changed", ConsoleHost.UserPassword);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(AnyPage)).Status);

        await host.DoAsync(new UpdateLoginProfile("changed") { Password = "Another-password-1" });

        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync(AnyPage)).Status);
    }

    [Fact]
    public async Task A_session_notes_the_agent_of_its_latest_request()
    {
        await host.CreateUserAsync("agent");
        using var browser = host.NewBrowser();
        await browser.SignInAsync(ConsoleHost.Alias, "agent", ConsoleHost.UserPassword);
        browser.Client.DefaultRequestHeaders.UserAgent.Clear();
        browser.Client.DefaultRequestHeaders.UserAgent.ParseAdd("Changed/2.0");

        await browser.GetAsync(AnyPage);

        var id = await host.ReadAsync(db => db.Users.Where(user => user.Name == "agent").Select(user => user.Id).SingleAsync());
        Assert.Equal("Changed/2.0", await host.ReadAsync(db => db.ConsoleSessions.Where(row => row.PrincipalId == id).Select(row => row.UserAgent).SingleAsync()));
    }

    [Fact]
    public async Task After_a_restart_a_live_session_lives_and_an_ended_one_stays_dead()
    {
        await using var first = await ConsoleHost.StartAsync();
        using var alive = first.NewBrowser();
        using var ended = first.NewBrowser();
        await alive.SignInAsRootAsync();
        await ended.SignInAsRootAsync();
        using var endedCookies = WithCookiesOf(ended, first);
        await SignOutAsync(ended);

        await using var second = await first.RestartAsync();
        using var aliveAgain = WithCookiesOf(alive, second);
        using var endedAgain = WithCookiesOf(endedCookies, second);

        Assert.Equal(HttpStatusCode.OK, (await aliveAgain.GetAsync(AnyPage)).Status);
        Assert.Equal(HttpStatusCode.Found, (await endedAgain.GetAsync(AnyPage)).Status);
    }

    [Fact]
    public async Task What_ended_sessions_before_a_restart_has_ended_them_for_good()
    {
        await using var first = await ConsoleHost.StartAsync();
        var browsers = new Dictionary<string, PlainBrowser>();
        foreach (var name in (string[])["deleted", "disabled", "changed", "without-device", "left-alone"])
        {
            await first.CreateUserAsync(name);
            browsers[name] = first.NewBrowser();
            await browsers[name].SignInAsync(ConsoleHost.Alias, name, ConsoleHost.UserPassword);
        }

        await first.DoAsync(new DeleteLoginProfile("deleted"));
        await first.DoAsync(new DeleteUser("deleted"));
        await first.DoAsync(new DeleteLoginProfile("disabled"));
        await first.DoAsync(new UpdateLoginProfile("changed") { Password = "Another-password-1" });
        var serial = await AddDeviceAsync(first, "without-device");
        await first.DoAsync(new DeactivateMFADevice(serial) { UserName = "without-device" });

        await using var second = await first.RestartAsync();
        foreach (var (name, browser) in browsers)
        {
            using var again = WithCookiesOf(browser, second);
            Assert.Equal((name, name == "left-alone" ? HttpStatusCode.OK : HttpStatusCode.Found), (name, (await again.GetAsync(AnyPage)).Status));
            browser.Dispose();
        }
    }

    [Fact]
    public async Task Counters_survive_a_restart()
    {
        await using var first = await ConsoleHost.StartAsync();
        using var browser = first.NewBrowser();
        for (var i = 0; i < 9; i++)
        {
            await browser.SignInAsRootAsync(password: "wrong-password");
        }

        var before = await first.ReadAsync(db => db.SignInThrottles.SingleAsync(row => row.Key.StartsWith("root:")));
        await using var second = await first.RestartAsync();

        Assert.Equal(before.Failures, await second.ReadAsync(db => db.SignInThrottles.Where(row => row.Key == before.Key).Select(row => row.Failures).SingleAsync()));
        Assert.True(before.Failures >= 5);
    }

    private PlainBrowser WithCookiesOf(PlainBrowser browser, ConsoleHost? of = null)
    {
        var copy = (of ?? host).NewBrowser();
        copy.Take(browser);
        return copy;
    }

    private static async Task<string> AddDeviceAsync(ConsoleHost host, string userName)
    {
        await using var unit = await host.Services.GetRequiredService<IamStore>().BeginWriteAsync(host.Account, CancellationToken.None);
        var device = new MfaDevice
        {
            SerialNumber = Arn.VirtualMfa(host.Account, "/", userName).ToString(),
            Kind = MfaDeviceKind.Virtual,
            OwnerId = (await unit.Db.Users.SingleAsync(user => user.Name == userName)).Id,
        };
        unit.Db.MfaDevices.Add(device);
        await unit.Db.SaveChangesAsync();
        await unit.CommitAsync();
        return device.SerialNumber;
    }

    private static async Task<Answer> SignOutAsync(PlainBrowser browser)
    {
        var page = await browser.GetAsync(AnyPage);
        var form = page.Html.Split("<form").Single(part => part.Contains($"id=\"{App.SignOutForm}\"", StringComparison.Ordinal));
        return await browser.SubmitAsync(IamUrls.SignOut, page with { Html = form });
    }
}
