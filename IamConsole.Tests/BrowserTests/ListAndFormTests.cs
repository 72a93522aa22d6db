using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IamConsole.Tests.BrowserTests;

/// <summary>What lists and forms need the browser's own script and style for.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ListAndFormTests(SampleConsole console) : IClassFixture<SampleConsole>
{
    [Fact]
    public async Task A_list_keeps_its_header_in_view_takes_another_column_order_by_keyboard_and_a_form_asks_before_it_is_left()
    {
        await using var root = await console.NewRootAsync();
        var page = root.Page;
        await page.GotoAsync(IamUrls.AccountQuotas);
        await page.ReadyAsync();
        await Expect(page.Locator(".table-wrap[data-fits]")).ToBeVisibleAsync();
        await page.EvaluateAsync("scrollTo(0, 600)");
        Assert.Equal("Quota", await page.EvaluateAsync<string>("""
            (() => {
              const heading = document.querySelector('thead th').getBoundingClientRect();
              return document.elementFromPoint(heading.left + 30, heading.top + heading.height / 2).textContent.trim();
            })()
            """));

        await page.GetByLabel("Preferences for").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Preferences" })).ToBeFocusedAsync();
        var down = page.GetByLabel("Move Quota down");
        await down.PressAsync("Enter");
        await Expect(page.Locator("dialog[open] [role=status]")).ToHaveTextAsync("Quota is now column 2 of 5");
        await Expect(down).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save preferences" }).ClickAsync();
        await Expect(page.Locator("thead th").First).ToHaveTextAsync("Applies to");

        // Searching a list of a form loses nothing; what is typed into its fields does.
        await page.GotoAsync(IamUrls.CreateUserGroup);
        await page.ReadyAsync();
        await page.GetByLabel("Search users by name").FillAsync("emma");
        await Expect(page.Locator("[data-touched]")).Not.ToHaveAttributeAsync("data-touched", "true");
        await page.GetByLabel("User group name").FillAsync("Testers");
        await page.GetByRole(AriaRole.Link, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Leave this page?" })).ToBeVisibleAsync();
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.GetByLabel("User group name")).ToHaveValueAsync("Testers");
        Assert.Empty(root.Problems);
    }

    [Fact]
    public async Task A_table_that_is_wider_than_the_window_keeps_its_header_in_view_too_and_hides_no_focus_behind_it()
    {
        await using var root = await console.NewRootAsync(width: 900);
        var page = root.Page;
        await page.GotoAsync(IamUrls.EventHistory);
        await page.ReadyAsync();
        await Expect(page.Locator(".table-wrap:not([data-fits])")).ToBeVisibleAsync();
        await page.EvaluateAsync("scrollTo(0, 900)");
        await page.WaitForFunctionAsync("() => Math.abs(document.querySelector('thead').getBoundingClientRect().top - document.querySelector('.crumb-bar').getBoundingClientRect().bottom) < 2");
        const string Below = """
            title => {
              const heading = [...document.querySelectorAll('thead th')].find(th => th.textContent.trim() === title).getBoundingClientRect();
              return document.elementFromPoint(heading.left + 25, heading.top + heading.height / 2).textContent.trim();
            }
            """;
        Assert.Equal("Event name", await page.EvaluateAsync<string>(Below, "Event name"));
        Assert.False(await page.EvaluateAsync<bool>("document.querySelector('.table-wrap').scrollHeight > document.querySelector('.table-wrap').clientHeight"));

        await page.EvaluateAsync("document.querySelector('.table-wrap').scrollLeft = 1000");
        Assert.Equal("Source IP address", await page.EvaluateAsync<string>(Below, "Source IP address"));
        Assert.True(await page.EvaluateAsync<bool>("Math.abs(document.querySelector('thead th:last-child').getBoundingClientRect().left - document.querySelector('tbody td:last-child').getBoundingClientRect().left) < 1"));

        await page.EvaluateAsync("document.querySelector('.table-wrap').scrollLeft = 0");
        await page.Locator("tbody button").Nth(30).FocusAsync();
        for (var back = 0; back < 25; back++)
        {
            await page.Keyboard.PressAsync("Shift+Tab");
            await page.WaitForFunctionAsync("""
                () => {
                  const focused = document.activeElement.getBoundingClientRect();
                  return document.activeElement.contains(document.elementFromPoint(focused.left + focused.width / 2, focused.top + 2));
                }
                """);
        }

        Assert.Empty(root.Problems);
    }

    [Fact]
    public async Task A_list_is_narrowed_by_keyboard_alone_and_its_filter_comes_back_with_the_address()
    {
        await using var root = await console.NewRootAsync(width: 390);
        var page = root.Page;
        await page.GotoAsync(IamUrls.Users);
        await page.ReadyAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add filter" }).PressAsync("Enter");
        await Expect(page.GetByLabel("Property", new() { Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Password age");
        await Expect(page.GetByLabel("Operator", new() { Exact = true })).ToHaveValueAsync("AtLeast");
        await page.GetByLabel("Value", new() { Exact = true }).FillAsync("400");
        await page.AssertAccessibleAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".filter-tokens .token")).ToHaveTextAsync("Password age (days) >= 400");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Add filter" })).ToBeFocusedAsync();
        await Expect(page.Locator("tbody th")).ToHaveTextAsync(["chloe.dubois", "grace.kim", "ines.costa", "olivia.hart", "ravi.menon"]);
        await page.AssertNoViolationInBothThemesAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("tbody th")).ToHaveCountAsync(5);
        Assert.Empty(root.Problems);
    }

    [Fact]
    public async Task The_value_of_a_tag_is_edited_in_its_cell_by_keyboard_alone()
    {
        await using var root = await console.NewRootAsync(width: 390);
        var page = root.Page;
        await page.GotoAsync(IamUrls.User("farid.haddad", "tags"));
        await page.ReadyAsync();
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        var pencil = page.GetByRole(AriaRole.Button, new() { Name = "Edit value of tag Employment" });
        var field = page.GetByRole(AriaRole.Textbox, new() { Name = "Value of tag Employment" });
        await pencil.PressAsync("Enter");
        await Expect(field).ToBeFocusedAsync();
        await page.AssertAccessibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(pencil).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await Expect(field).ToBeFocusedAsync();
        await field.FillAsync("contractor!");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Use letters, numbers, spaces" })).ToBeVisibleAsync();
        await Expect(field).ToBeFocusedAsync();
        await page.AssertNoSidewaysScrollAsync();
        await page.AssertNoViolationInBothThemesAsync();
        await field.FillAsync("permanent");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Employment" })).ToContainTextAsync("permanent");
        await Expect(pencil).ToBeFocusedAsync();
        await Expect(page.GetByText("Tag Employment of farid.haddad saved.")).ToBeVisibleAsync();
        Assert.Empty(root.Problems);
    }
}
