using IamConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IamConsole.Tests.BrowserTests;

/// <summary>Signing in with an authenticator app as a person does.</summary>
[Collection(BrowserCollection.Name)]
public sealed class MfaTests(Chromium chromium, ConsoleHost host) : IClassFixture<ConsoleHost>
{
    private const string Failure = "Your authentication information is incorrect. Please try again.";

    [Fact]
    public async Task A_code_signs_in_once_and_a_device_whose_clock_is_off_is_resynchronised()
    {
        await host.CreateUserAsync("alice");
        var device = await host.AddDeviceAsync("alices-phone", "alice");
        await using var person = await chromium.NewPersonAsync(host.Address);
        var page = person.Page;
        await GivePasswordAsync(page, "alice");
        await Expect(page.GetByLabel("MFA code")).ToBeFocusedAsync();
        await Expect(page.Locator("form").First).ToContainTextAsync("alices-phone");
        var code = device.Code();
        await GiveCodeAsync(page, code);
        await Expect(page.Locator(".top-bar").GetByText("alice").First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "who am I" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "IAM user sign in" })).ToBeVisibleAsync();
        await GivePasswordAsync(page, "alice");
        await GiveCodeAsync(page, code);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(Failure);

        device.Ahead = 12;
        await GiveCodeAsync(page, device.Code());
        await page.GetByRole(AriaRole.Link, new() { Name = "Resync your device" }).ClickAsync();
        await page.GetByLabel("MFA code 1").FillAsync(device.Code());
        await page.GetByLabel("MFA code 2").FillAsync(device.Code(1));
        await page.GetByRole(AriaRole.Button, new() { Name = "Resync and sign in" }).ClickAsync();
        await Expect(page.Locator(".top-bar").GetByText("alice").First).ToBeVisibleAsync();
        Assert.Empty(person.Problems);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task The_pages_have_no_violation_and_no_sideways_scroll(ColorScheme scheme, int width)
    {
        var name = $"bob-{scheme}-{width}";
        await host.CreateUserAsync(name);
        await host.AddDeviceAsync($"phone-of-{name}", name);
        await host.AddDeviceAsync($"a-spare-device-with-quite-a-long-name-that-has-to-fit-of-{name}", name);
        await using var person = await chromium.NewPersonAsync(host.Address, width, colorScheme: scheme);
        var page = person.Page;
        await GivePasswordAsync(page, name);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Multi-factor authentication" })).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
        for (var i = 0; i < 2; i++)
        {
            await GiveCodeAsync(page, "000000");
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(Failure);
        }

        await page.AssertAccessibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Resync your device" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Resync your MFA device" })).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "IAM user sign in" })).ToBeVisibleAsync();
        Assert.Empty(person.Problems);
    }

    private async Task GivePasswordAsync(IPage page, string userName)
    {
        await page.GotoAsync(IamUrls.AccountSignIn(host.Account.ToString()));
        await page.GetByLabel("IAM user name").FillAsync(userName);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(ConsoleHost.UserPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    private static async Task GiveCodeAsync(IPage page, string code)
    {
        await page.GetByLabel("MFA code").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
    }
}
