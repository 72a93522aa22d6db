using IamConsole.Core.InlinePolicies;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IamConsole.Tests.BrowserTests;

/// <summary>'Why was this refused?' in a browser: on a page, in a dialog, and in the event history.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ExplanationPagesTests(Chromium chromium, ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 390)]
    public async Task Somebody_refused_sees_why_then_why_a_boundary_refuses(ColorScheme scheme, int width)
    {
        var name = $"explained-{scheme}-{width}".ToLowerInvariant();
        await host.CreateUserAsync(name);
        await using var person = await chromium.NewPersonAsync(host.Address, width, colorScheme: scheme);
        var page = person.Page;
        await SignInAsync(page, name);

        await page.GotoAsync(IamUrls.Users);
        await page.GetByRole(AriaRole.Button, new() { Name = "Why was this refused?" }).ClickAsync();
        var explanation = page.Locator(".explanation");
        await Expect(explanation).ToContainTextAsync("No identity-based policy allows iam:ListUsers. What nothing allows is denied.");
        await Expect(explanation).ToContainTextAsync("You may not read the policies that were considered here.");
        await page.AssertAccessibleAsync();

        await host.DoAsync(new AttachUserPolicy(name, "arn:aws:iam::aws:policy/AdministratorAccess"));
        await host.DoAsync(new PutUserPermissionsBoundary(name, "arn:aws:iam::aws:policy/IAMReadOnlyAccess"));
        await page.GotoAsync(IamUrls.CreateUserGroup);
        await page.GetByLabel("User group name").FillAsync("newcomers");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create user group" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Why was this refused?" }).ClickAsync();
        await Expect(explanation).ToContainTextAsync("The identity-based policies allow iam:CreateGroup, but the permissions boundary does not. Both have to allow it.");
        var layers = explanation.Locator(".explanation-layer");
        await Expect(layers.Nth(1)).ToContainTextAsync("AdministratorAccess");
        await Expect(layers.Nth(2)).ToContainTextAsync("Decides");
        await layers.Nth(2).GetByRole(AriaRole.Button, new() { Name = "Show in the policy" }).ClickAsync();
        await Expect(layers.Nth(2).Locator("mark").First).ToBeInViewportAsync();
        await page.AssertAccessibleAsync();
        Assert.Empty(person.Problems);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task An_administrator_sees_in_the_event_history_why_somebody_was_refused(ColorScheme scheme)
    {
        var name = $"refused-{scheme}".ToLowerInvariant();
        await host.CreateUserAsync(name);
        await host.DoAsync(new PutUserPolicy(name, "with-mfa", PolicyTexts.Allow("iam:ListUsers", condition: """{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""")));
        await using (var user = await chromium.NewPersonAsync(host.Address))
        {
            await SignInAsync(user.Page, name);
            await user.Page.GotoAsync(IamUrls.Users);
            await Expect(user.Page.Locator(".refusal").First).ToBeVisibleAsync();
        }

        await using var root = await chromium.NewPersonAsync(host.Address, colorScheme: scheme);
        var page = root.Page;
        await ConsoleHost.SignInAsRootAsync(page);
        await page.GotoAsync($"{IamUrls.EventHistory}?event=ListUsers&user={name}&outcome=denied");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("Record of ListUsers") }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Why was this refused?" }).ClickAsync();

        var explanation = page.Locator(".explanation");
        await Expect(explanation).ToContainTextAsync("Nearest comes statement 1 of with-mfa: it fails at its condition on aws:MultiFactorAuthPresent.");
        await Expect(page.Locator(".event-why")).ToContainTextAsync("this is the decision as it was made");
        await explanation.GetByRole(AriaRole.Button, new() { Name = "Show in the policy" }).ClickAsync();
        await Expect(explanation.Locator("mark").First).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Open in the simulator" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("simulator", new() { IgnoreCase = true });
        await Expect(page.Locator("tbody .status-error").First).ToBeVisibleAsync();
        Assert.Empty(root.Problems);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 390)]
    public async Task The_effective_permissions_show_what_the_boundary_leaves(ColorScheme scheme, int width)
    {
        var name = $"bounded-{scheme}-{width}".ToLowerInvariant();
        await host.CreateUserAsync(name);
        await host.DoAsync(new AttachUserPolicy(name, "arn:aws:iam::aws:policy/IAMFullAccess"));
        await host.DoAsync(new PutUserPermissionsBoundary(name, "arn:aws:iam::aws:policy/IAMReadOnlyAccess"));
        await using var root = await chromium.NewPersonAsync(host.Address, width, colorScheme: scheme);
        var page = root.Page;
        await ConsoleHost.SignInAsRootAsync(page);

        await page.GotoAsync(IamUrls.User(name));
        var effective = page.GetByRole(AriaRole.Region, new() { Name = "Effective permissions" });
        await Expect(effective).ToContainTextAsync("The boundary leaves");
        await Expect(effective).ToContainTextAsync("From IAMFullAccess (Directly)");
        await page.AssertAccessibleAsync();

        await effective.GetByRole(AriaRole.Button, new() { NameRegex = new("Identity and Access Management") }).ClickAsync();
        await Expect(effective.GetByText("The permissions boundary leaves no room for this action.").First).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(effective.GetByText("The permissions boundary leaves no room for this action.").First).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
        Assert.Empty(root.Problems);
    }

    private async Task SignInAsync(IPage page, string userName)
    {
        await page.GotoAsync(IamUrls.AccountSignIn(host.Account.ToString()));
        await page.GetByLabel("IAM user name").FillAsync(userName);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(ConsoleHost.UserPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(page.Locator("#main h1").First).ToBeVisibleAsync();
    }
}
