using IamConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IamConsole.Tests.BrowserTests;

/// <summary>The credential report in a browser: generated, downloaded, narrowed.</summary>
[Collection(BrowserCollection.Name)]
public sealed class CredentialReportTests(Chromium chromium)
{
    [Fact]
    public async Task A_report_is_generated_and_downloaded_with_one_click_and_then_read_on_the_page()
    {
        await using var host = await ConsoleHost.StartAsync(sampleData: true);
        await using var root = await chromium.NewPersonAsync(host.Address);
        var page = root.Page;
        await ConsoleHost.SignInAsRootAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Credential report", Exact = true }).ClickAsync();
        await Expect(page.GetByText("No report yet")).ToBeVisibleAsync();

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download Report" }).ClickAsync());

        Assert.Matches(@"^status_reports_\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.csv$", download.SuggestedFilename);
        var lines = (await File.ReadAllTextAsync(await download.PathAsync())).Split('\n');
        Assert.StartsWith("user,arn,user_creation_time,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("<root_account>,arn:aws:iam::123456789012:root,", lines[1], StringComparison.Ordinal);

        await page.GetByLabel("Filter by credentials").SelectOptionAsync("old-key");
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "build-server" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "<root_account>" })).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "build-server" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Security credentials" })).ToHaveAttributeAsync("aria-selected", "true");
        Assert.Empty(root.Problems);
    }
}
