using IamConsole.Core.Groups;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Roles;
using IamConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IamConsole.Tests.BrowserTests;

/// <summary>The policies pages in a browser: written, attached, in force for somebody else at once, deleted.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PolicyPagesTests(Chromium chromium, ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task A_policy_that_is_written_and_attached_lets_somebody_else_in_with_the_next_click()
    {
        await host.CreateUserAsync("bob");
        await using var bob = await chromium.NewPersonAsync(host.Address);
        await host.SignInAsUserAsync(bob.Page, "bob");
        await bob.Page.GotoAsync(IamUrls.Policies);
        await Expect(bob.Page.GetByText("Access denied").First).ToBeVisibleAsync();

        await using var root = await chromium.NewPersonAsync(host.Address);
        var page = root.Page;
        await ConsoleHost.SignInAsRootAsync(page);
        await page.GotoAsync(IamUrls.CreatePolicy + "?editor=json");
        await Expect(page.Locator(".monaco-editor").First).ToBeVisibleAsync();
        await WriteAsync(page, PolicyTexts.Allow("iam:ListPolicys"));
        await Expect(page.GetByText("INVALID_ACTION")).ToBeVisibleAsync();
        await WriteAsync(page, PolicyTexts.Allow("iam:ListPolicies"));
        await Expect(page.GetByText("No findings")).ToBeVisibleAsync();
        await ButtonAsync(page, "Next");
        await page.GetByLabel("Policy name").FillAsync("lister");
        await ButtonAsync(page, "Create policy");
        await page.GetByText("Attach it to users, groups or roles").ClickAsync();
        await page.GetByLabel("Select bob").CheckAsync();
        await ButtonAsync(page, "Attach policy");
        await Expect(page.Locator("tbody").GetByText("bob")).ToBeVisibleAsync();

        // The refused page may have refreshed itself already: a change was announced.
        await bob.Page.GotoAsync(IamUrls.Policies);
        await Expect(bob.Page.GetByText("AdministratorAccess", new() { Exact = true })).ToBeVisibleAsync();

        await ButtonAsync(page, "Delete");
        await Expect(page.GetByText("The permissions that it gives to 1 user: bob.")).ToBeVisibleAsync();
        await page.GetByLabel("To confirm, type").FillAsync("lister");
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Delete policy", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Policy lister deleted.")).ToBeVisibleAsync();
        await bob.Page.GotoAsync(IamUrls.Policies);
        await Expect(bob.Page.GetByText("Access denied").First).ToBeVisibleAsync();
        Assert.DoesNotContain(root.Problems, problem => problem.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_editor_that_a_page_does_not_open_with_has_no_violation(ColorScheme scheme)
    {
        var arn = (await host.DoAsync(new CreatePolicy($"reader-{scheme}", PolicyTexts.Allow("s3:GetObject")))).Policy.Arn;
        await using var root = await chromium.NewPersonAsync(host.Address, colorScheme: scheme);
        await ConsoleHost.SignInAsRootAsync(root.Page);

        (string Address, string Shown)[] pages =
        [
            (IamUrls.CreatePolicy + "?editor=json", ".monaco-editor"),
            (IamUrls.EditPolicy(arn) + "?editor=visual", ".visual-editor"),
        ];
        foreach (var (address, shown) in pages)
        {
            await root.Page.GotoAsync(address);
            await Expect(root.Page.Locator(shown).First).ToBeVisibleAsync();

            await root.Page.AssertNoViolationAsync();
        }
    }

    private static async Task WriteAsync(IPage page, string document) => await page.EvaluateAsync("text => monaco.editor.getModels()[0].setValue(text)", document);

    private static Task ButtonAsync(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();
}
