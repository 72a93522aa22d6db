using System.Net;
using System.Text.RegularExpressions;
using IamConsole.Core.Authentication;
using IamConsole.Core.Mfa;
using IamConsole.Core.Model;
using IamConsole.SignIn;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace IamConsole.Tests.SignIn;

/// <summary>Passkeys and security keys as the second step of sign-in, and as nothing else.</summary>
public sealed partial class PasskeyTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    private const string Failure = "Authentication failed Your authentication information is incorrect. Please try again.";
    private const string Form = "mfa-passkey";

    private int _users;

    [Fact]
    public async Task Password_and_passkey_sign_in_with_MFA()
    {
        var (name, key) = await CreateUserAsync();
        using var browser = host.NewBrowser();
        var page = await BeginAsync(browser, name);

        var answer = await SubmitAsync(browser, page, key.Sign(OptionsOf(page), Origin));

        Assert.Equal((HttpStatusCode.Found, "/"), (answer.Status, answer.Location));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/not-found")).Status);
        var id = await host.ReadAsync(db => db.Users.Where(user => user.Name == name).Select(user => user.Id).SingleAsync());
        Assert.NotNull((await host.ReadAsync(db => db.ConsoleSessions.SingleAsync(session => session.PrincipalId == id))).MfaAuthenticatedAt);
        Assert.Equal(1u, (await PasskeyOfAsync(id)).SignCount);
    }

    [Fact]
    public async Task A_passkey_without_the_password_signs_nobody_in()
    {
        var (name, key) = await CreateUserAsync();
        using var honest = host.NewBrowser();
        var page = await BeginAsync(honest, name);
        var signed = key.Sign(OptionsOf(page), Origin);
        using var thief = host.NewBrowser();

        var shown = await thief.GetAsync(IamUrls.MfaPasskey);
        var form = await thief.GetAsync(IamUrls.SignIn);
        var forged = form with { Html = form.Html.Replace("value=\"iam-user\"", $"value=\"{Form}\"", StringComparison.Ordinal) };
        var answer = await thief.SubmitAsync(IamUrls.MfaPasskey, forged, ("Form.Credential", signed));

        Assert.StartsWith("/sign-in?", shown.Location);
        Assert.DoesNotContain("challenge", shown.Html, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in?", answer.Location);
        Assert.DoesNotContain(thief.Cookies, cookie => cookie.Name.StartsWith("iamconsole-session", StringComparison.Ordinal));
        Assert.StartsWith("/sign-in", (await thief.GetAsync("/users")).Location);
    }

    [Fact]
    public async Task The_passkey_of_another_user_or_account_is_refused()
    {
        var (name, _) = await CreateUserAsync();
        var (_, other) = await CreateUserAsync();
        using var stranger = new SoftwareKey();
        using var browser = host.NewBrowser();
        var page = await BeginAsync(browser, name);
        foreach (var key in new[] { other, stranger })
        {
            page = await SubmitAsync(browser, page, key.Sign(OptionsOf(page), Origin));
            Assert.Equal((HttpStatusCode.OK, Failure), (page.Status, page.Alert));
        }
    }

    [Fact]
    public async Task A_signature_serves_once_and_for_the_sign_in_that_asked_for_it()
    {
        var (name, key) = await CreateUserAsync();
        using var first = host.NewBrowser();
        var page = await BeginAsync(first, name);
        var signed = key.Sign(OptionsOf(page), Origin);
        using var second = host.NewBrowser();
        var other = await BeginAsync(second, name);

        Assert.Equal(Failure, (await SubmitAsync(second, other, signed)).Alert);
        Assert.Equal(HttpStatusCode.Found, (await SubmitAsync(first, page, signed)).Status);
        using var third = host.NewBrowser();
        Assert.Equal(Failure, (await SubmitAsync(third, await BeginAsync(third, name), signed)).Alert);
    }

    [Fact]
    public async Task A_challenge_that_was_answered_wrong_does_not_serve_again()
    {
        var (name, key) = await CreateUserAsync();
        using var browser = host.NewBrowser();
        var page = await BeginAsync(browser, name);
        var late = key.Sign(OptionsOf(page), Origin);

        var refused = await SubmitAsync(browser, page, "{}");

        Assert.Equal(Failure, refused.Alert);
        Assert.NotEqual(OptionsOf(page), OptionsOf(refused));
        Assert.Equal(Failure, (await SubmitAsync(browser, refused, late)).Alert);
    }

    [Fact]
    public async Task A_signature_for_another_address_is_refused()
    {
        var (name, key) = await CreateUserAsync();
        using var browser = host.NewBrowser();
        var page = await BeginAsync(browser, name);

        Assert.Equal(Failure, (await SubmitAsync(browser, page, key.Sign(OptionsOf(page), "https://iamconsole.example"))).Alert);
    }

    [Fact]
    public async Task A_counter_that_does_not_advance_points_to_a_copy_and_is_refused()
    {
        var (name, key) = await CreateUserAsync();
        using (var first = host.NewBrowser())
        {
            var begun = await BeginAsync(first, name);
            Assert.Equal(HttpStatusCode.Found, (await SubmitAsync(first, begun, key.Sign(OptionsOf(begun), Origin))).Status);
        }

        key.SignCount = 0;
        using var copy = host.NewBrowser();
        var page = await BeginAsync(copy, name);

        Assert.Equal(Failure, (await SubmitAsync(copy, page, key.Sign(OptionsOf(page), Origin))).Alert);
    }

    [Fact]
    public async Task Attempts_are_counted_under_the_device()
    {
        var (name, key) = await CreateUserAsync();
        using var browser = host.NewBrowser();
        var page = await BeginAsync(browser, name);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            page = await SubmitAsync(browser, page, "{}");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await SubmitAsync(browser, page, key.Sign(OptionsOf(page), Origin))).Status);
    }

    [Fact]
    public async Task A_challenge_ends_before_the_sign_in_does()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        await using var other = await ConsoleHost.StartAsync(clock: clock);
        var (name, key) = await CreateUserAsync(other);
        using var browser = other.NewBrowser();
        var page = await BeginAsync(browser, name);
        clock.Advance(PasskeyChallenge.Lifetime);

        var refused = await SubmitAsync(browser, page, key.Sign(OptionsOf(page), OriginOf(other)));

        Assert.Equal(Failure, refused.Alert);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.Found, (await SubmitAsync(browser, refused, key.Sign(OptionsOf(refused), OriginOf(other)))).Status);
    }

    private string Origin => OriginOf(host);

    private static string OriginOf(ConsoleHost of) => of.Address.GetLeftPart(UriPartial.Authority);

    private Task<(string Name, SoftwareKey Key)> CreateUserAsync() => CreateUserAsync(host);

    /// <summary>A user with a password and a security key.</summary>
    private async Task<(string Name, SoftwareKey Key)> CreateUserAsync(ConsoleHost of)
    {
        var name = $"passkey-user-{Interlocked.Increment(ref _users)}-{Guid.NewGuid():N}";
        await of.CreateUserAsync(name);
        var id = await of.ReadAsync(db => db.Users.Where(user => user.Name == name).Select(user => user.Id).SingleAsync());
        await using var scope = of.Services.CreateAsyncScope();
        var passkeys = scope.ServiceProvider.GetRequiredService<Passkeys>();
        var question = await passkeys.AskToMakeAsync(of.Account, id, name, of.Address);
        var key = new SoftwareKey();
        var made = await passkeys.AcceptMadeAsync(question.Challenge, key.Create(question.OptionsJson, OriginOf(of)));
        Assert.NotNull(made);
        await of.DoAsync(new PasskeyDevice("key", made).Enable(of.Account, name));
        return (name, key);
    }

    private Task<Passkey> PasskeyOfAsync(string ownerId) =>
        host.ReadAsync(db => db.Passkeys.SingleAsync(passkey => db.MfaDevices.Any(device => device.SerialNumber == passkey.SerialNumber && device.OwnerId == ownerId)));

    /// <summary>Gives the password, and opens the page that asks for the passkey.</summary>
    private static async Task<Answer> BeginAsync(PlainBrowser browser, string name)
    {
        var answer = await browser.SignInAsync("123456789012", name, ConsoleHost.UserPassword);
        Assert.Equal("/sign-in/mfa?returnUrl=%2F", answer.Location);
        Assert.Equal("/sign-in/mfa/passkey?returnUrl=%2F", (await browser.GetAsync(answer.Location!)).Location);
        return await browser.GetAsync(IamUrls.MfaPasskey);
    }

    private static Task<Answer> SubmitAsync(PlainBrowser browser, Answer page, string credential) => browser.SubmitAsync(IamUrls.MfaPasskey, page, Form, ("Form.Credential", credential));

    private static string OptionsOf(Answer page) => WebUtility.HtmlDecode(Options().Match(page.Html).Groups[1].Value);

    [GeneratedRegex("data-passkey-options=\"([^\"]*)\"")]
    private static partial Regex Options();
}
