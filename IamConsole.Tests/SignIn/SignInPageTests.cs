using System.Net;
using System.Text.RegularExpressions;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace IamConsole.Tests.SignIn;

/// <summary>The pages of sign-in over HTTP, without script.</summary>
public sealed partial class SignInPageTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    private const string Failure = "Authentication failed Your authentication information is incorrect. Please try again.";

    [Theory]
    [InlineData("/", "/sign-in")]
    [InlineData("/users?search=a", "/sign-in?returnUrl=%2Fusers%3Fsearch%3Da")]
    [InlineData("/no-such-page", "/sign-in?returnUrl=%2Fno-such-page")]
    [InlineData("//evil.example/x", "/sign-in")]
    public async Task A_page_without_a_session_leads_to_sign_in(string path, string location)
    {
        using var browser = host.NewBrowser();

        var answer = await browser.GetAsync(host.Address.ToString().TrimEnd('/') + path);

        Assert.Equal((HttpStatusCode.Found, location), (answer.Status, answer.Location));
    }

    [Theory]
    [InlineData("/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("/users")]
    public async Task A_script_without_a_session_is_told_so(string path)
    {
        using var browser = host.NewBrowser();

        using var answer = await browser.Client.PostAsync(path, null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-in/root")]
    [InlineData("/signin/example-corp")]
    public async Task The_pages_need_no_session_are_not_kept_and_hold_no_inline_script(string path)
    {
        using var browser = host.NewBrowser();

        var page = await browser.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("no-store", page.CacheControl);
        Assert.DoesNotMatch("<script(?![^>]*\\ssrc=)", page.Html);
        Assert.DoesNotContain("blazor.web.js", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Root_signs_in_and_returns_where_it_came_from()
    {
        using var browser = host.NewBrowser();

        var answer = await browser.SignInAsRootAsync(path: IamUrls.RootSignInReturningTo("/not-found?a=b"));

        Assert.Equal((HttpStatusCode.Found, "/not-found?a=b"), (answer.Status, answer.Location));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/not-found")).Status);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task No_return_address_leads_out_of_the_console(string returnUrl)
    {
        using var browser = host.NewBrowser();

        var answer = await browser.SignInAsRootAsync(path: IamUrls.RootSignInReturningTo(returnUrl));

        Assert.Equal((HttpStatusCode.Found, "/"), (answer.Status, answer.Location));
    }

    [Fact]
    public async Task A_user_signs_in_at_the_accounts_own_address()
    {
        await host.CreateUserAsync("at-address");
        using var browser = host.NewBrowser();
        var page = await browser.GetAsync("/signin/example-corp");
        Assert.Contains("name=\"Form.Account\" value=\"example-corp\"", page.Html, StringComparison.Ordinal);

        var answer = await browser.SignInAsync(ConsoleHost.Alias, "AT-address", ConsoleHost.UserPassword, "/signin/example-corp");

        Assert.Equal((HttpStatusCode.Found, "/"), (answer.Status, answer.Location));
    }

    [Fact]
    public async Task The_cookie_is_for_http_alone_and_carries_the_installations_id_over_http_without_a_prefix()
    {
        var id = await host.ReadAsync(db => db.Installations.Select(row => row.Id).SingleAsync());
        using var browser = host.NewBrowser();

        var answer = await browser.SignInAsRootAsync();

        var cookie = Assert.Single(answer.SetCookies, cookie => cookie.StartsWith($"iamconsole-session-{id}=", StringComparison.Ordinal)).ToLowerInvariant();
        Assert.Contains("; path=/", cookie, StringComparison.Ordinal);
        Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("; samesite=lax", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("domain=", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("expires=", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("; secure", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_is_wrong_the_page_says_the_same()
    {
        await host.CreateUserAsync("exists");
        var attempts = new[]
        {
            ("999999999999", "exists", ConsoleHost.UserPassword),
            ("no-such-alias", "exists", ConsoleHost.UserPassword),
            (host.Account.ToString(), "exists", "wrong-password"),
            (host.Account.ToString(), "does-not-exist", "wrong-password"),
            (host.Account.ToString(), "exists", new string('x', 1000)),
        };
        var pages = new List<string>();
        foreach (var (account, name, password) in attempts)
        {
            using var browser = host.NewBrowser();
            var answer = await browser.SignInAsync(account, name, password);
            Assert.Equal((HttpStatusCode.OK, Failure), (answer.Status, answer.Alert));
            Assert.DoesNotContain(password, answer.Html, StringComparison.Ordinal);
            pages.Add(Entered().Replace(answer.Html, ""));
        }

        Assert.Single(pages.Distinct());
    }

    [Fact]
    public async Task Root_is_refused_in_the_same_words_whether_the_email_is_known_or_not()
    {
        using var browser = host.NewBrowser();

        Assert.Equal(Failure, (await browser.SignInAsRootAsync(password: "wrong-password")).Alert);
        Assert.Equal(Failure, (await browser.SignInAsRootAsync("nobody@example.com")).Alert);
    }

    [Theory]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "anything")]
    [InlineData("alice", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")]
    public async Task An_access_key_is_explained_and_not_shown_again(string name, string password)
    {
        using var browser = host.NewBrowser();

        var answer = await browser.SignInAsync(ConsoleHost.Alias, name, password);

        Assert.StartsWith("Access keys do not sign in to the console", answer.Alert, StringComparison.Ordinal);
        Assert.DoesNotContain(password, answer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("AKIAIOSFODNN7EXAMPLE", answer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.SetCookies, cookie => cookie.Contains("-session-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Too_many_attempts_are_told_to_wait_whether_the_user_exists_or_not()
    {
        await using var timeless = await ConsoleHost.StartAsync(clock: new FakeTimeProvider(TimeProvider.System.GetUtcNow()));
        await timeless.CreateUserAsync("hammered");
        using var browser = timeless.NewBrowser();

        foreach (var name in new[] { "hammered", "hammered-nobody" })
        {
            for (var i = 0; i < 5; i++)
            {
                await browser.SignInAsync(ConsoleHost.Alias, name, "wrong-password");
            }

            var answer = await browser.SignInAsync(ConsoleHost.Alias, name, ConsoleHost.UserPassword);

            Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
            Assert.Equal("Too many attempts Wait 1 second, then try again.", answer.Alert);
        }
    }

    [Fact]
    public async Task A_form_without_a_token_signs_nobody_in()
    {
        using var browser = host.NewBrowser();

        var answer = await browser.SubmitAsync(
            IamUrls.RootSignIn, new Answer(HttpStatusCode.OK, null, "", [], null),
            ("_handler", "root-password"), ("PasswordForm.Email", ConsoleHost.RootEmail), ("PasswordForm.Password", ConsoleHost.RootPassword));

        Assert.Equal((HttpStatusCode.Found, "/sign-in/root?returnUrl=%2F&again=true"), (answer.Status, answer.Location));
        Assert.DoesNotContain(answer.SetCookies, cookie => cookie.Contains("-session-", StringComparison.Ordinal));
        Assert.StartsWith("Please try again", (await browser.GetAsync(answer.Location!)).Alert, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_beyond_all_measure_is_refused()
    {
        using var browser = host.NewBrowser();
        var page = await browser.GetAsync(IamUrls.SignIn);

        var answer = await browser.SubmitAsync(IamUrls.SignIn, page, ("Form.Password", new string('x', 20_000)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
    }

    [Fact]
    public async Task A_remembered_account_is_filled_in_next_time_and_forgotten_when_asked()
    {
        await host.CreateUserAsync("remembered");
        using var browser = host.NewBrowser();
        await browser.SignInAsync(ConsoleHost.Alias, "remembered", ConsoleHost.UserPassword, remember: true);
        var page = await browser.GetAsync("/signin/example-corp");
        Assert.Contains("value=\"remembered\"", page.Html, StringComparison.Ordinal);

        await browser.SignInAsync(ConsoleHost.Alias, "remembered", ConsoleHost.UserPassword, "/signin/example-corp");

        Assert.DoesNotContain("value=\"remembered\"", (await browser.GetAsync("/signin/example-corp")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forced_change_comes_before_any_session()
    {
        await host.CreateUserAsync("newcomer", mustChangePassword: true);
        using var browser = host.NewBrowser();
        var first = await browser.SignInAsync(ConsoleHost.Alias, "newcomer", ConsoleHost.UserPassword, IamUrls.SignInReturningTo("/not-found"));
        Assert.Equal("/change-password?returnUrl=%2Fnot-found", first.Location);
        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync("/not-found")).Status);

        var page = await browser.GetAsync(first.Location!);
        Assert.Equal("no-store", page.CacheControl);
        var mismatch = await browser.SubmitAsync(first.Location!, page, "change-password", ("Form.Old", ConsoleHost.UserPassword), ("Form.New", "Changed-password-2"), ("Form.Retyped", "Changed-password-3"));
        Assert.Equal("Choose another password The two new passwords are not the same.", mismatch.Alert);
        var changed = await browser.SubmitAsync(first.Location!, page, "change-password", ("Form.Old", ConsoleHost.UserPassword), ("Form.New", "Changed-password-2"), ("Form.Retyped", "Changed-password-2"));

        Assert.Equal((HttpStatusCode.Found, "/not-found"), (changed.Status, changed.Location));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/not-found")).Status);
    }

    [Fact]
    public async Task The_page_of_the_forced_change_is_closed_to_others()
    {
        using var browser = host.NewBrowser();

        Assert.Equal("/sign-in?returnUrl=%2F", (await browser.GetAsync(IamUrls.ChangePassword)).Location);
    }

    [GeneratedRegex("value=\"[^\"]*\"|autofocus|<!--Blazor-Server-Component-State:[^>]*-->")]
    private static partial Regex Entered();
}
