using IamConsole.Core.AccountSettings;
using IamConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IamConsole.Tests.BrowserTests;

/// <summary>Dashboard and event history in a browser: the alias and its address, what is refused, the log of both.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DashboardPagesTests(Chromium chromium, ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task A_new_alias_is_the_sign_in_URL_at_once_and_stands_in_the_event_history()
    {
        await host.CreateUserAsync("carol");
        await using var root = await chromium.NewPersonAsync(host.Address);
        var page = root.Page;
        await ConsoleHost.SignInAsRootAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit account alias" }).ClickAsync();
        await page.GetByLabel("Preferred alias").FillAsync("northwind");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save changes" }).ClickAsync();
        await Expect(page.Locator(".account-details a")).ToHaveAttributeAsync("href", IamUrls.AccountSignIn("northwind"));
        await Expect(page.Locator(".top-bar-account strong")).ToHaveTextAsync("northwind");

        await using var carol = await chromium.NewPersonAsync(host.Address);
        await carol.Page.GotoAsync(IamUrls.AccountSignIn("northwind"));
        await carol.Page.GetByLabel("IAM user name").FillAsync("carol");
        await carol.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(ConsoleHost.UserPassword);
        await carol.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(carol.Page.Locator(".refusal").First).ToBeVisibleAsync();
        await Expect(carol.Page.Locator(".account-details a")).ToHaveAttributeAsync("href", IamUrls.AccountSignIn("northwind"));

        await page.GotoAsync(IamUrls.EventHistory + "?user=carol&outcome=denied");
        await Expect(page.Locator("tbody th").First).ToBeVisibleAsync();
        await page.GetByLabel("Filter by Event name").FillAsync("GetAccountSummary");
        await Expect(page.Locator("tbody th")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("Record of GetAccountSummary") }).ClickAsync();
        await Expect(page.Locator(".row-detail")).ToContainTextAsync("not authorized to perform: iam:GetAccountSummary");
        await host.DoAsync(new CreateAccountAlias(ConsoleHost.Alias));
        Assert.Empty(root.Problems);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 390)]
    public async Task No_page_has_a_violation_or_scrolls_sideways(ColorScheme scheme, int width)
    {
        await host.CreateUserAsync($"{new string('d', 50)}-{scheme}-{width}");
        await using var root = await chromium.NewPersonAsync(host.Address, width, colorScheme: scheme);
        var page = root.Page;
        await ConsoleHost.SignInAsRootAsync(page);
        await Expect(page.Locator(".recommendation").First).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Edit account alias" }).ClickAsync();
        await Expect(page.GetByLabel("Preferred alias")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();

        await page.GotoAsync(IamUrls.EventHistory);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("Record of") }).First.ClickAsync();
        await Expect(page.Locator(".row-detail")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
    }
}
