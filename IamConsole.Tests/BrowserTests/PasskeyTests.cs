using IamConsole.Core.Storage;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IamConsole.Tests.BrowserTests;

/// <summary>A person's passkey, by Chromium's virtual authenticator: assigned, used to sign in and to confirm, and removed.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PasskeyTests(Chromium chromium, ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task A_passkey_is_assigned_signs_in_after_the_password_and_confirms_its_own_removal()
    {
        await using var root = await chromium.NewPersonAsync(new UriBuilder(host.Address) { Host = "localhost" }.Uri);
        var page = root.Page;
        await AddAuthenticatorAsync(page);
        await ConsoleHost.SignInAsRootAsync(page);
        await AssignAsync(page);
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "MFA devices" })).ToContainTextAsync("u2f/root-account/laptop-");

        await page.GetByRole(AriaRole.Button, new() { Name = "who am I" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "IAM user sign in" })).ToBeVisibleAsync();
        await ConsoleHost.SignInAsRootAsync(page);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Multi-factor authentication" })).ToBeVisibleAsync();
        await page.AssertNoViolationInBothThemesAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Use passkey or security key" }).ClickAsync();
        await Expect(page.Locator(".top-bar").GetByText("root user").First).ToBeVisibleAsync();

        await MakeProofOldAsync();
        await page.GotoAsync(IamUrls.SecurityCredentials);
        await page.GetByLabel("Select arn:aws:iam").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        var question = page.GetByRole(AriaRole.Dialog, new() { Name = "Confirm it is you" });
        await question.GetByLabel("Your password").FillAsync(ConsoleHost.RootPassword);
        await question.GetByRole(AriaRole.Button, new() { Name = "Confirm", Exact = true }).ClickAsync();
        await Expect(page.GetByText("No MFA devices.")).ToBeVisibleAsync();
        Assert.Empty(root.Problems);
    }

    [Fact]
    public async Task At_an_address_that_is_a_number_the_page_says_why_there_are_none()
    {
        await using var root = await chromium.NewPersonAsync(new UriBuilder(host.Address) { Host = "127.0.0.1" }.Uri);
        await ConsoleHost.SignInAsRootAsync(root.Page);
        await GoToSetUpAsync(root.Page);

        await Expect(root.Page.GetByText("this address is a number")).ToBeVisibleAsync();
        await root.Page.AssertNoViolationInBothThemesAsync();
    }

    private static async Task GoToSetUpAsync(IPage page)
    {
        await page.GotoAsync(IamUrls.AssignOwnMfaDevice);
        await page.GetByLabel("Passkey or security key").CheckAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Device name" }).FillAsync("laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Set up device" })).ToBeVisibleAsync();
    }

    private static async Task AssignAsync(IPage page)
    {
        await GoToSetUpAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add MFA" }).ClickAsync();
        await Expect(page.GetByText("MFA device laptop assigned to the root user.")).ToBeVisibleAsync();
    }

    private static async Task AddAuthenticatorAsync(IPage page)
    {
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private async Task MakeProofOldAsync()
    {
        await using var unit = await host.Services.GetRequiredService<IamStore>().BeginWriteAsync(host.Account, CancellationToken.None);
        await unit.Db.ConsoleSessions.ExecuteUpdateAsync(set => set.SetProperty(session => session.ProvenAt, DateTimeOffset.UnixEpoch));
        await unit.CommitAsync();
    }
}
