using IamConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IamConsole.Tests.BrowserTests;

/// <summary>People look after their own credentials: an authenticator app, root's keys, root's e-mail address and password.</summary>
[Collection(BrowserCollection.Name)]
public sealed class CredentialPagesTests(Chromium chromium, ConsoleHost host) : IClassFixture<ConsoleHost>
{
    private const string SelfService =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:GetUser","iam:GetLoginProfile","iam:ListMFADevices","iam:EnableMFADevice","iam:ResyncMFADevice"],"Resource":"arn:aws:iam::*:user/${aws:username}"},{"Effect":"Allow","Action":["iam:CreateVirtualMFADevice","iam:DeleteVirtualMFADevice","iam:ListVirtualMFADevices"],"Resource":"arn:aws:iam::*:mfa/*"}]}""";

    [Fact]
    public async Task A_user_enrols_an_app_as_far_as_its_policies_allow_by_keyboard_alone()
    {
        await host.CreateUserAsync("mara");
        await host.DoAsync(new Core.InlinePolicies.PutUserPolicy("mara", "SelfService", SelfService));
        await using var mara = await chromium.NewPersonAsync(host.Address);
        var page = mara.Page;
        await host.SignInAsUserAsync(page, "mara");

        await page.Locator(".top-bar-button", new() { HasText = "mara" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Security credentials", Exact = true }).PressAsync("Enter");
        await Expect(page.GetByText("No MFA devices.")).ToBeVisibleAsync();
        await Expect(page.Locator(".refusal-next code").First).ToHaveTextAsync("iam:ListAccessKeys");
        await page.AssertNoViolationInBothThemesAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Assign MFA device" }).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Select MFA device" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Device name" }).FillAsync("mara-phone");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Set up device" })).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show QR code" }).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "QR code for an authenticator app" })).ToBeVisibleAsync();
        await page.AssertNoViolationInBothThemesAsync();
        var app = new Authenticator(await SecretKeyAsync(page), TimeProvider.System);
        await page.GetByLabel("MFA code 1").FillAsync(app.Code(-1));
        await page.GetByLabel("MFA code 2").FillAsync(app.Code());
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText("MFA device mara-phone assigned to mara.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Authenticator app" })).ToContainTextAsync("mfa/mara-phone");
        await page.AssertNoViolationInBothThemesAsync();
        Assert.Empty(mara.Problems);

        await using var root = await chromium.NewPersonAsync(host.Address);
        await ConsoleHost.SignInAsRootAsync(root.Page);
        await root.Page.GotoAsync(IamUrls.Users);
        await Expect(root.Page.GetByRole(AriaRole.Row, new() { Name = "mara" })).ToContainTextAsync("Virtual");
        await root.Page.GotoAsync(IamUrls.User("mara"));
        await Expect(root.Page.GetByText("Enabled with MFA")).ToBeVisibleAsync();
        await RemoveUserAsync(root.Page);
    }

    [Fact]
    public async Task Root_changes_its_password_and_its_email_address_and_signs_in_with_both()
    {
        await using IAsyncDisposable own = await ConsoleHost.StartAsync();
        var address = ((ConsoleHost)own).Address;
        await using var root = await chromium.NewPersonAsync(address);
        await ConsoleHost.SignInAsRootAsync(root.Page);
        await root.Page.GotoAsync(IamUrls.SecurityCredentials);
        await root.Page.GetByRole(AriaRole.Button, new() { Name = "Change email address" }).ClickAsync();
        var dialog = root.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("New email address").FillAsync("owner@example.org");
        await dialog.GetByLabel("Current password").FillAsync(ConsoleHost.RootPassword);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Change email address" }).ClickAsync();
        await Expect(root.Page.GetByText("owner@example.org")).ToBeVisibleAsync();

        await root.Page.GetByRole(AriaRole.Link, new() { Name = "Change password" }).ClickAsync();
        await root.Page.GetByLabel("Current password").FillAsync(ConsoleHost.RootPassword);
        await root.Page.GetByLabel("New password", new() { Exact = true }).FillAsync("owner-example-1A");
        await root.Page.GetByLabel("Confirm new password").FillAsync("owner-example-1A");
        await root.Page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
        await Expect(root.Page.Locator(".refusal-message")).ToContainTextAsync("should not be made from the e-mail address");
        await root.Page.GetByLabel("New password", new() { Exact = true }).FillAsync("Seven-green-owls-7");
        await root.Page.GetByLabel("Confirm new password").FillAsync("Seven-green-owls-7");
        await root.Page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
        await Expect(root.Page.GetByText("Your password was changed.")).ToBeVisibleAsync();

        await using var again = await chromium.NewPersonAsync(address);
        await ConsoleHost.SignInAsRootAsync(again.Page, "owner@example.org", "Seven-green-owls-7");
        Assert.Empty(root.Problems);
    }

    private static async Task<string> SecretKeyAsync(IPage page)
    {
        var secret = page.GetByRole(AriaRole.Group, new() { Name = "Secret key" });
        await secret.GetByRole(AriaRole.Button, new() { Name = "Show" }).PressAsync("Enter");
        await Expect(secret.Locator(".secret-value")).Not.ToContainTextAsync("•");
        return await secret.Locator(".secret-value").InnerTextAsync();
    }

    private async Task RemoveUserAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(page.GetByText("MFA device arn:aws:iam::123456789012:mfa/mara-phone")).ToBeVisibleAsync();
        await page.GetByLabel("To confirm, type mara").FillAsync("mara");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete user" }).ClickAsync();
        await Expect(page.GetByText("User mara deleted.")).ToBeVisibleAsync();
        Assert.Empty((await host.DoAsync(new Core.Mfa.ListVirtualMFADevices())).VirtualMFADevices);
    }
}
