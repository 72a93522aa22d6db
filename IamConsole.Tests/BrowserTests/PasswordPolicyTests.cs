using IamConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IamConsole.Tests.BrowserTests;

/// <summary>An administrator sets a password policy, and a user chooses a password under it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PasswordPolicyTests(Chromium chromium, ConsoleHost host) : IClassFixture<ConsoleHost>
{
    private const string First = ConsoleHost.UserPassword;
    private const string Second = "Second-long-password-2";

    [Fact]
    public async Task Users_change_their_password_under_the_rules_that_root_has_set()
    {
        await host.CreateUserAsync("bob");
        await using var root = await chromium.NewPersonAsync(host.Address);
        await ConsoleHost.SignInAsRootAsync(root.Page);
        await SetPolicyAsync(root.Page);

        await using var bob = await chromium.NewPersonAsync(host.Address);
        await host.SignInAsUserAsync(bob.Page, "bob", First);
        await Expect(bob.Page.GetByRole(AriaRole.Note)).ToContainTextAsync("Your password expires in 10 days.");
        await bob.Page.GetByRole(AriaRole.Note).GetByRole(AriaRole.Link, new() { Name = "Change password" }).ClickAsync();
        await ChangeAsync(bob.Page, First, "Short-1");
        await Expect(bob.Page.GetByText("Password should have a minimum length of 14.")).ToBeVisibleAsync();
        await ChangeAsync(bob.Page, "Not-the-old-one-1", Second);
        await Expect(bob.Page.Locator(".refusal-message")).ToContainTextAsync("The old password was incorrect.");
        await ChangeAsync(bob.Page, First, Second);
        await Expect(bob.Page.GetByText("Your password was changed.")).ToBeVisibleAsync();

        await using var again = await chromium.NewPersonAsync(host.Address);
        await host.SignInAsUserAsync(again.Page, "bob", Second);
        Assert.Empty(bob.Problems);
    }

    private static async Task SetPolicyAsync(IPage page)
    {
        await page.GotoAsync(IamUrls.AccountSettings);
        await Expect(page.GetByText("This account uses IAM's default password policy:")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit", Exact = true }).ClickAsync();
        await page.GetByText("Custom", new() { Exact = false }).First.ClickAsync();
        await page.GetByLabel("Password minimum length").FillAsync("5");
        await page.GetByText("Turn on password expiration").ClickAsync();
        await page.GetByLabel("Expire passwords after, in days").FillAsync("10");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save changes" }).ClickAsync();
        await Expect(page.GetByText("Enter a number from 6 to 128.")).ToBeVisibleAsync();
        await page.GetByLabel("Password minimum length").FillAsync("14");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save changes" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Set custom" }).ClickAsync();
        await Expect(page.GetByText("At least 14 characters, and at most 128")).ToBeVisibleAsync();
    }

    private static async Task ChangeAsync(IPage page, string old, string @new)
    {
        await page.GetByLabel("Current password").FillAsync(old);
        await page.GetByLabel("New password", new() { Exact = true }).FillAsync(@new);
        await Expect(page.Locator("[data-password-rule=length]")).ToHaveAttributeAsync("data-met", @new.Length >= 14 ? "true" : "false");
        await page.GetByLabel("Confirm new password").FillAsync(@new);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
    }
}
