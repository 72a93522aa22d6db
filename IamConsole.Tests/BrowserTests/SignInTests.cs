using IamConsole.Core.LoginProfiles;
using IamConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IamConsole.Tests.BrowserTests;

/// <summary>Signing in and out as a person does, and what happens to open pages when a session ends.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SignInTests(Chromium chromium, ConsoleHost host) : IClassFixture<ConsoleHost>
{
    private const string AnyPage = "/not-found";

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task The_pages_have_no_violation_and_no_sideways_scroll(ColorScheme scheme, int width)
    {
        await using var person = await chromium.NewPersonAsync(host.Address, width, colorScheme: scheme);
        var page = person.Page;
        await page.GotoAsync("/signin/example-corp");
        await page.AssertAccessibleAsync();
        await page.GetByLabel("IAM user name").FillAsync("somebody");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("wrong-password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Your authentication information is incorrect. Please try again.");
        await page.AssertAccessibleAsync();
        await page.GotoAsync(IamUrls.RootSignIn);
        await page.AssertAccessibleAsync();
        await page.GetByLabel("Root user email address").FillAsync(ConsoleHost.RootEmail);
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await Expect(page.GetByLabel("Password", new() { Exact = true })).ToBeFocusedAsync();
        await page.AssertAccessibleAsync();
        Assert.Empty(person.Problems);
    }

    [Fact]
    public async Task A_password_can_be_shown()
    {
        await using var person = await chromium.NewPersonAsync(host.Address);
        await person.Page.GotoAsync(IamUrls.SignIn);

        await person.Page.GetByLabel("Show password").CheckAsync();
        await Expect(person.Page.GetByLabel("Password", new() { Exact = true })).ToHaveAttributeAsync("type", "text");
        await person.Page.GetByLabel("Show password").UncheckAsync();
        await Expect(person.Page.GetByLabel("Password", new() { Exact = true })).ToHaveAttributeAsync("type", "password");
    }

    [Fact]
    public async Task The_frame_names_the_caller_and_signs_out_by_its_menu()
    {
        await host.CreateUserAsync("menu-user");
        await using var person = await chromium.NewPersonAsync(host.Address);
        await host.SignInAsUserAsync(person.Page, "menu-user");

        await person.Page.GetByRole(AriaRole.Button, new() { Name = "who am I" }).ClickAsync();
        await Expect(person.Page.Locator("#caller-menu")).ToContainTextAsync("arn:aws:iam::123456789012:user/menu-user");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();

        await Expect(person.Page).ToHaveURLAsync(new Uri(host.Address, IamUrls.SignIn).ToString());
        await person.Page.GotoAsync(AnyPage);
        await Expect(person.Page.GetByRole(AriaRole.Heading, new() { Name = "IAM user sign in" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Signing_out_in_one_tab_closes_the_others_within_seconds()
    {
        await host.CreateUserAsync("two-tabs");
        await using var person = await chromium.NewPersonAsync(host.Address);
        await host.SignInAsUserAsync(person.Page, "two-tabs");
        var other = await person.Page.Context.NewPageAsync();
        await other.GotoAsync(AnyPage);
        await Expect(other.GetByRole(AriaRole.Button, new() { Name = "who am I" })).ToBeVisibleAsync();

        await person.Page.GetByRole(AriaRole.Button, new() { Name = "who am I" }).ClickAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();

        await Expect(other.GetByRole(AriaRole.Heading, new() { Name = "IAM user sign in" })).ToBeVisibleAsync(new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task A_new_password_closes_the_users_open_pages_within_seconds()
    {
        await host.CreateUserAsync("reset-user");
        await using var person = await chromium.NewPersonAsync(host.Address);
        await host.SignInAsUserAsync(person.Page, "reset-user");

        await host.DoAsync(new UpdateLoginProfile("reset-user") { Password = "Another-password-1" });

        await Expect(person.Page.GetByRole(AriaRole.Heading, new() { Name = "IAM user sign in" })).ToBeVisibleAsync(new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task A_newcomer_chooses_a_password_before_the_console_opens()
    {
        await host.CreateUserAsync("first-day", mustChangePassword: true);
        await using var person = await chromium.NewPersonAsync(host.Address);
        var page = person.Page;
        await page.GotoAsync(IamUrls.AccountSignIn(ConsoleHost.Alias));
        await page.GetByLabel("IAM user name").FillAsync("first-day");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(ConsoleHost.UserPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You must change your password to continue" })).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();

        await page.GetByLabel("Old password").FillAsync(ConsoleHost.UserPassword);
        await page.GetByLabel("New password", new() { Exact = true }).FillAsync("My-own-choice-7");
        await page.GetByLabel("Retype new password").FillAsync("My-own-choice-7");
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm password change" }).ClickAsync();

        await Expect(page.Locator(".top-bar").GetByText("first-day").First).ToBeVisibleAsync();
    }
}
