using System.Text.RegularExpressions;
using IamConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IamConsole.Tests.BrowserTests;

/// <summary>What the very first start prints is all that it takes to get in.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class FirstSignInTests(Chromium chromium) : IDisposable
{
    private const string Chosen = "Chosen-by-root-1";

    private readonly string _parent = Directory.CreateTempSubdirectory("iamconsole-").FullName;

    [Fact]
    public async Task Root_chooses_a_password_at_once_and_a_sample_user_is_let_in_with_the_printed_one()
    {
        var folder = Path.Combine(_parent, "data");
        using var console = ConsoleProcess.Start(folder, new Dictionary<string, string>(), "--urls", "http://127.0.0.1:0");
        var block = await console.ReadBlockAsync();
        var address = new Uri(Address().Match(block).Value);
        var account = AccountId().Match(block).Value;
        var passwords = Password().Matches(await File.ReadAllTextAsync(Path.Combine(folder, "first-sign-in.txt")));

        await using var root = await chromium.NewPersonAsync(address);
        await SignInAndChangePasswordAsync(root.Page, passwords[0].Value);
        await Expect(root.Page.Locator("#main h1").First).ToBeVisibleAsync();

        await using var grace = await chromium.NewPersonAsync(address);
        await grace.Page.GotoAsync(IamUrls.AccountSignIn(account));
        await grace.Page.GetByLabel("IAM user name").FillAsync("grace.kim");
        await grace.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(passwords[1].Value);
        await grace.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(grace.Page.Locator(".top-bar").GetByText("grace.kim").First).ToBeVisibleAsync();
        Assert.Empty(root.Problems);
        Assert.Empty(grace.Problems);
    }

    public void Dispose() => TestFolder.Delete(_parent);

    private static async Task SignInAndChangePasswordAsync(IPage page, string oneTimePassword)
    {
        await page.GotoAsync(IamUrls.RootSignIn);
        await page.GetByLabel("Root user email address").FillAsync("root@example.com");
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(oneTimePassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.GetByLabel("Old password").FillAsync(oneTimePassword);
        await page.GetByLabel("New password", new() { Exact = true }).FillAsync(Chosen);
        await page.GetByLabel("Retype new password").FillAsync(Chosen);
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm password change" }).ClickAsync();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();

    [GeneratedRegex(@"\b\d{12}\b")]
    private static partial Regex AccountId();

    [GeneratedRegex(@"\b\w{4}(?:-\w{4}){3}\b")]
    private static partial Regex Password();
}
