using IamConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IamConsole.Tests.BrowserTests;

/// <summary>What the console is for, from an empty account to 'denied, granted, allowed', with two people at two browsers.</summary>
[Collection(BrowserCollection.Name)]
public sealed class MainJobTests(Chromium chromium, ConsoleHost host) : IClassFixture<ConsoleHost>
{
    private const string Password = "Bobs-password-1";
    private const string Refusal =
        "User: arn:aws:iam::123456789012:user/bob is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::123456789012:user/ because no identity-based policy allows the iam:ListUsers action";

    [Fact]
    public async Task A_new_user_can_do_nothing_until_a_group_grants_it_and_then_exactly_that()
    {
        await using var root = await chromium.NewPersonAsync(host.Address);
        await ConsoleHost.SignInAsRootAsync(root.Page);
        var secret = await CreateUserAsync(root.Page);
        Assert.Matches("^[A-Za-z0-9+/]{40}$", secret);
        await SecretIsNowhereAsync(root.Page, secret);

        await using var bob = await chromium.NewPersonAsync(host.Address);
        await host.SignInAsUserAsync(bob.Page, "bob", Password);
        await bob.Page.GotoAsync(IamUrls.Users);
        await Expect(bob.Page.Locator(".refusal-message").First).ToHaveTextAsync(Refusal);

        await CreateGroupAsync(root.Page);
        await ReadSummaryAsync(root.Page);

        await bob.Page.GetByRole(AriaRole.Link, new() { Name = "Dashboard" }).First.ClickAsync();
        await bob.Page.GetByRole(AriaRole.Link, new() { Name = "Users", Exact = true }).First.ClickAsync();
        await Expect(bob.Page.GetByRole(AriaRole.Link, new() { Name = "bob", Exact = true })).ToBeVisibleAsync();

        await bob.Page.GotoAsync(IamUrls.CreateUserGroup);
        await bob.Page.GetByLabel("User group name").FillAsync("Mine");
        await bob.Page.GetByRole(AriaRole.Button, new() { Name = "Create user group" }).ClickAsync();
        await Expect(bob.Page.Locator(".refusal-message").First).ToContainTextAsync("is not authorized to perform: iam:CreateGroup on resource: arn:aws:iam::123456789012:group/Mine");
        await bob.Page.GotoAsync(IamUrls.UserGroups);
        await Expect(bob.Page.GetByRole(AriaRole.Link, new() { Name = "Readers" })).ToBeVisibleAsync();
        await Expect(bob.Page.GetByRole(AriaRole.Link, new() { Name = "Mine" })).ToHaveCountAsync(0);
    }

    private static async Task<string> CreateUserAsync(IPage page)
    {
        await page.GotoAsync(IamUrls.CreateUser);
        await page.GetByLabel("User name").FillAsync("bob");
        await page.GetByText("Provide user access to the console").ClickAsync();
        await page.GetByText("Custom password", new() { Exact = false }).First.ClickAsync();
        await page.GetByLabel("Custom password", new() { Exact = true }).FillAsync(Password);
        await page.GetByText("Users must create a new password at next sign-in").ClickAsync();
        await page.GetByText("Create an access key for programmatic access").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Next", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Set permissions", Level = 1 })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Next", Exact = true }).ClickAsync();
        await Expect(page.GetByText("the user will be able to do nothing yet")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create user" }).ClickAsync();

        var secret = page.GetByRole(AriaRole.Group, new() { Name = "Secret access key" });
        await secret.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(secret.Locator(".secret-value")).Not.ToContainTextAsync("•");
        return await secret.Locator(".secret-value").InnerTextAsync();
    }

    private static async Task SecretIsNowhereAsync(IPage page, string secret)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Return to users list" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "bob", Exact = true })).ToBeVisibleAsync();
        Assert.DoesNotContain(secret, await page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, await page.EvaluateAsync<string>("JSON.stringify([localStorage, sessionStorage, location.href])"), StringComparison.Ordinal);
        await page.GoBackAsync();
        await Expect(page.Locator("h1").First).ToBeVisibleAsync();
        Assert.DoesNotContain(secret, await page.ContentAsync(), StringComparison.Ordinal);
    }

    private static async Task CreateGroupAsync(IPage page)
    {
        await page.GotoAsync(IamUrls.CreateUserGroup);
        await page.GetByLabel("User group name").FillAsync("Readers");
        await page.GetByLabel("Select bob").CheckAsync();
        await page.GetByLabel("Search policies by name").FillAsync("IAMReadOnlyAccess");
        await page.GetByLabel("Select IAMReadOnlyAccess").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create user group" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Readers" })).ToBeVisibleAsync();
    }

    private static async Task ReadSummaryAsync(IPage page)
    {
        await page.GotoAsync(IamUrls.Policy("arn:aws:iam::aws:policy/IAMReadOnlyAccess"));
        await page.GetByRole(AriaRole.Button, new() { Name = "IAM" }).Or(page.GetByRole(AriaRole.Button, new() { Name = "Identity and Access Management" })).First.ClickAsync();
        await Expect(page.GetByText("List (", new() { Exact = false }).First).ToBeVisibleAsync();
        await Expect(page.GetByText("GetUser", new() { Exact = true }).First).ToBeVisibleAsync();
    }
}
