using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IamConsole.Tests.BrowserTests;

/// <summary>The policy simulator in a browser, over the sample company.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class SimulatorPageTests(SampleConsole console) : IClassFixture<SampleConsole>
{
    [Fact]
    public async Task A_simulation_is_put_together_run_explained_and_repeated_by_its_link()
    {
        await using var root = await console.NewRootAsync();
        var page = root.Page;
        await page.GotoAsync(IamUrls.User("emma.lind"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Simulate" }).ClickAsync();
        await Expect(page.GetByText("within its boundary")).ToBeVisibleAsync();

        await page.GetByLabel("Search actions").FillAsync("iam:CreateUse");
        await page.GetByLabel("iam:CreateUser", new() { Exact = false }).First.CheckAsync();
        await page.GetByLabel("Service", new() { Exact = true }).SelectOptionAsync("sqs");
        await page.GetByLabel("Amazon SQS: Read").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Run simulation" }).ClickAsync();
        await Expect(page.Locator(".simulator-run strong").First).ToBeVisibleAsync();
        var counts = await page.Locator(".simulator-run [role=status]").InnerTextAsync();

        await page.GetByRole(AriaRole.Row, new() { NameRegex = CreateUser() }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator(".explanation-sentence")).ToContainTextAsync("iam:CreateUser");
        await page.Locator(".explanation-statement").GetByText("Show in the policy").First.ClickAsync();
        await Expect(page.Locator(".explanation-document .json-view").First).ToBeVisibleAsync();
        await page.AssertNoViolationInBothThemesAsync();

        await page.ReloadAsync();
        await Expect(page.Locator(".simulator-run [role=status]")).ToHaveTextAsync(counts);
        await Expect(page.GetByLabel("Amazon SQS", new() { Exact = false })).ToHaveCountAsync(1);

        await page.GetByLabel("Filter by permission").SelectOptionAsync("allowed");
        await Expect(page.Locator("tbody .status-error")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Expect(page.Locator(".simulator-run [role=status]")).ToHaveTextAsync(counts);
        await Expect(page.GetByLabel("Filter by permission")).ToHaveValueAsync("allowed");
        Assert.Empty(root.Problems);
    }

    [GeneratedRegex(@"\bCreateUser\b")]
    private static partial Regex CreateUser();
}
