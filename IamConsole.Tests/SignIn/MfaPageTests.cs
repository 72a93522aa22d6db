using System.Net;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.SignIn;

/// <summary>The second step of sign-in over HTTP, without script.</summary>
public sealed class MfaPageTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    private const string Failure = "Authentication failed Your authentication information is incorrect. Please try again.";

    private int _users;

    [Fact]
    public async Task The_right_password_leads_to_the_MFA_page_and_opens_nothing_yet()
    {
        var (name, _) = await CreateUserAsync();
        using var browser = host.NewBrowser();

        var answer = await browser.SignInAsync(host.Account.ToString(), name, ConsoleHost.UserPassword, IamUrls.SignInReturningTo("/users?search=a"));

        Assert.Equal((HttpStatusCode.Found, "/sign-in/mfa?returnUrl=%2Fusers%3Fsearch%3Da"), (answer.Status, answer.Location));
        Assert.DoesNotContain(browser.Cookies, cookie => cookie.Name.StartsWith("iamconsole-session", StringComparison.Ordinal));
        Assert.Equal("/sign-in/mfa/code?returnUrl=%2Fusers%3Fsearch%3Da", (await browser.GetAsync(answer.Location!)).Location);
        Assert.StartsWith("/sign-in", (await browser.GetAsync("/users")).Location);
        Assert.StartsWith("/sign-in", (await browser.GetAsync(IamUrls.ChangePassword)).Location);
    }

    [Fact]
    public async Task The_code_signs_in_and_leads_back()
    {
        var (name, device) = await CreateUserAsync();
        using var browser = host.NewBrowser();
        var page = await BeginAsync(browser, name, "/users");

        var answer = await browser.SubmitAsync(IamUrls.MfaCodeReturningTo("/users"), page, "mfa-code", ("Form.Code", device.Code()));

        Assert.Equal((HttpStatusCode.Found, "/users"), (answer.Status, answer.Location));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/not-found")).Status);
        Assert.StartsWith("/sign-in?", (await browser.GetAsync(IamUrls.MfaCode)).Location);
    }

    [Fact]
    public async Task A_wrong_a_used_and_a_respelt_code_get_the_same_answer()
    {
        var (name, device) = await CreateUserAsync();
        using (var first = host.NewBrowser())
        {
            var begun = await BeginAsync(first, name);
            Assert.Equal(HttpStatusCode.Found, (await first.SubmitAsync(IamUrls.MfaCode, begun, "mfa-code", ("Form.Code", device.Code()))).Status);
        }

        using var browser = host.NewBrowser();
        var page = await BeginAsync(browser, name);
        foreach (var code in new[] { "000000", device.Code(), device.Code(1) + " ", "", new string('1', 5000) })
        {
            page = await browser.SubmitAsync(IamUrls.MfaCode, page, "mfa-code", ("Form.Code", code));
            Assert.Equal((HttpStatusCode.OK, Failure), (page.Status, page.Alert));
        }

        Assert.DoesNotContain("111111", page.Html, StringComparison.Ordinal);
        page = await browser.SubmitAsync(IamUrls.MfaCode, page, "mfa-code", ("Form.Code", device.Code(1)));
        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
    }

    [Fact]
    public async Task Nobody_gets_to_the_MFA_pages_without_a_password()
    {
        using var browser = host.NewBrowser();
        foreach (var path in new[] { IamUrls.Mfa, IamUrls.MfaCode, IamUrls.MfaResync })
        {
            var answer = await browser.GetAsync(path);
            Assert.Equal((HttpStatusCode.Found, "/sign-in?returnUrl=%2F"), (answer.Status, answer.Location));
        }
    }

    [Fact]
    public async Task Cancel_gives_the_sign_in_up_on_the_server_too()
    {
        var (name, device) = await CreateUserAsync();
        using var browser = host.NewBrowser();
        using var thief = host.NewBrowser();
        var page = await BeginAsync(browser, name);
        thief.Take(browser);
        var stolen = await thief.GetAsync(IamUrls.MfaCode);
        Assert.Equal(HttpStatusCode.OK, stolen.Status);

        var cancelled = await browser.SubmitAsync(IamUrls.MfaCode, page, "cancel-sign-in");

        Assert.Equal((HttpStatusCode.Found, "/sign-in?returnUrl=%2F"), (cancelled.Status, cancelled.Location));
        Assert.StartsWith("/sign-in?", (await thief.SubmitAsync(IamUrls.MfaCode, stolen, "mfa-code", ("Form.Code", device.Code()))).Location);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var (name, device) = await CreateUserAsync();
        using var browser = host.NewBrowser();
        await BeginAsync(browser, name);

        using var content = new FormUrlEncodedContent([new("_handler", "mfa-code"), new("Form.Code", device.Code())]);
        using var response = await browser.Client.PostAsync(IamUrls.MfaCode, content);

        Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("again=true", response.Headers.Location?.ToString());
        Assert.StartsWith("/sign-in", (await browser.GetAsync("/users")).Location);
    }

    [Fact]
    public async Task A_resynchronisation_is_offered_after_two_failures_and_signs_in()
    {
        var (name, device) = await CreateUserAsync();
        device.Ahead = 20;
        using var browser = host.NewBrowser();
        var page = await BeginAsync(browser, name);
        for (var i = 0; i < 2; i++)
        {
            Assert.DoesNotContain(IamUrls.MfaResync, page.Html, StringComparison.Ordinal);
            page = await browser.SubmitAsync(IamUrls.MfaCode, page, "mfa-code", ("Form.Code", device.Code()));
        }

        Assert.Contains(IamUrls.MfaResync, page.Html, StringComparison.Ordinal);
        var resync = await browser.GetAsync(IamUrls.MfaResync);
        var answer = await browser.SubmitAsync(IamUrls.MfaResync, resync, "mfa-resync", ("Form.First", device.Code()), ("Form.Second", device.Code(1)));
        Assert.Equal((HttpStatusCode.Found, "/"), (answer.Status, answer.Location));
    }

    [Fact]
    public async Task The_page_names_the_devices_and_holds_no_inline_script()
    {
        var (name, _) = await CreateUserAsync();
        await host.AddDeviceAsync($"spare-of-{name}", name);
        using var browser = host.NewBrowser();

        var page = await BeginAsync(browser, name);

        Assert.Contains($"phone-of-{name}, spare-of-{name}", page.Html, StringComparison.Ordinal);
        Assert.Equal("no-store", page.CacheControl);
        Assert.DoesNotMatch("<script(?![^>]*\\ssrc=)", page.Html);
    }

    private async Task<(string Name, Authenticator Device)> CreateUserAsync()
    {
        var name = $"mfa-user-{Interlocked.Increment(ref _users)}-{Guid.NewGuid():N}";
        await host.CreateUserAsync(name);
        return (name, await host.AddDeviceAsync($"phone-of-{name}", name));
    }

    private async Task<Answer> BeginAsync(PlainBrowser browser, string name, string returnUrl = "/")
    {
        await browser.SignInAsync(host.Account.ToString(), name, ConsoleHost.UserPassword);
        return await browser.GetAsync(IamUrls.MfaCodeReturningTo(returnUrl));
    }
}
