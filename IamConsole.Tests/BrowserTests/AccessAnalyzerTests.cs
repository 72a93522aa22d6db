using IamConsole.Core.Roles;
using IamConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IamConsole.Tests.BrowserTests;

/// <summary>Somebody finds out who gets in from outside, and says what is intended.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AccessAnalyzerTests(Chromium chromium, ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task An_analyzer_finds_a_partners_access_which_is_archived_and_a_rule_is_made_of_it()
    {
        await host.DoAsync(new CreateRole("partner", PolicyTexts.Trust("""{"AWS":"999999999999"}""")));
        await using var root = await chromium.NewPersonAsync(host.Address);
        await ConsoleHost.SignInAsRootAsync(root.Page);
        await root.Page.GetByRole(AriaRole.Link, new() { Name = "External access" }).ClickAsync();
        await root.Page.GetByRole(AriaRole.Link, new() { Name = "Create analyzer" }).ClickAsync();
        await Expect(root.Page.GetByRole(AriaRole.Heading, new() { Name = "Create analyzer" })).ToBeFocusedAsync();
        await root.Page.GetByRole(AriaRole.Button, new() { Name = "Create analyzer" }).ClickAsync();

        var row = root.Page.GetByRole(AriaRole.Row, new() { Name = "partner" });
        await Expect(row).ToContainTextAsync("999999999999");
        await row.GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(root.Page.GetByRole(AriaRole.Heading, new() { Name = "Finding" })).ToBeFocusedAsync();
        await root.Page.GetByRole(AriaRole.Button, new() { Name = "Archive this finding" }).ClickAsync();
        await Expect(root.Page.GetByRole(AriaRole.Button, new() { Name = "Unarchive" })).ToBeVisibleAsync();

        await root.Page.GetByRole(AriaRole.Link, new() { Name = "Create archive rule" }).ClickAsync();
        await Expect(root.Page.GetByRole(AriaRole.Heading, new() { Name = "Create archive rule" })).ToBeFocusedAsync();
        await Expect(root.Page.GetByLabel("Value 1 of criterion 2")).ToHaveValueAsync("999999999999");
        await root.Page.GetByLabel("Rule name").FillAsync("Partner");
        await root.Page.GetByRole(AriaRole.Button, new() { Name = "Remove criterion 1" }).ClickAsync();
        await root.Page.GetByRole(AriaRole.Button, new() { Name = "Create rule" }).ClickAsync();
        await Expect(root.Page.GetByRole(AriaRole.Row, new() { Name = "Partner" })).ToContainTextAsync("AWS principal equals 999999999999");

        // What the rule meets is archived from then on, whichever role it is.
        await host.DoAsync(new CreateRole("partner-too", PolicyTexts.Trust("""{"AWS":"999999999999"}""")));
        await root.Page.GetByRole(AriaRole.Link, new() { Name = "View findings" }).First.ClickAsync();
        await root.Page.GetByRole(AriaRole.Tab, new() { Name = "Archived" }).ClickAsync();
        await Expect(root.Page.GetByRole(AriaRole.Row, new() { Name = "partner-too" })).ToContainTextAsync("999999999999");
    }
}
