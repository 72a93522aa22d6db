using IamConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IamConsole.Tests.BrowserTests;

/// <summary>What only a browser shows: script, style, focus, and the content security policy in force.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ShellTests(Chromium chromium, ShellHost host) : IClassFixture<ShellHost>
{
    private const string AnyPage = "/no-such-page";

    private const string Rejected = """
        document.getElementById('components-reconnect-modal')
          .dispatchEvent(new CustomEvent('components-reconnect-state-changed', { detail: { state: 'rejected' } }));
        """;

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task The_frame_has_no_violation_and_no_sideways_scroll(ColorScheme scheme, int width)
    {
        await using var person = await chromium.NewPersonAsync(host.Address, width, colorScheme: scheme);
        var page = person.Page;
        await page.GotoAsync(AnyPage);
        await Expect(page.Locator("h1")).ToBeFocusedAsync();

        await page.AssertAccessibleAsync();
        Assert.Equal(scheme == ColorScheme.Dark ? "dark" : "light", await page.Locator("html").GetAttributeAsync("data-theme"));
    }

    [Fact]
    public async Task The_page_breaks_no_rule_of_its_own_content_security_policy()
    {
        await using var person = await chromium.NewPersonAsync(host.Address);
        var page = person.Page;
        await page.GotoAsync(AnyPage);
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        await page.GetByLabel("Theme and density").ClickAsync();

        Assert.DoesNotContain(person.Problems, problem => problem.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Theme_and_density_are_remembered_and_applied_before_the_page_is_interactive()
    {
        await using var person = await chromium.NewPersonAsync(host.Address);
        var page = person.Page;
        await page.GotoAsync(AnyPage);
        await page.GetByLabel("Theme and density").ClickAsync();
        await page.GetByLabel("Dark", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Compact").CheckAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-density", "compact");

        await page.RouteAsync("**/blazor.web.js", route => route.AbortAsync());
        await page.ReloadAsync();

        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-density", "compact");
    }

    [Fact]
    public async Task The_skip_link_leads_to_the_content()
    {
        await using var person = await chromium.NewPersonAsync(host.Address);
        var page = person.Page;
        await page.GotoAsync(AnyPage);
        await Expect(page.Locator("h1")).ToBeFocusedAsync();

        await page.Locator(".skip-link").FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("main")).ToBeFocusedAsync();
        Assert.EndsWith(AnyPage, page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_narrow_window_the_navigation_is_a_drawer_that_gives_the_focus_back()
    {
        await using var person = await chromium.NewPersonAsync(host.Address, width: 390);
        var page = person.Page;
        await page.GotoAsync(AnyPage);
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        await Expect(page.Locator("#side-navigation")).ToBeHiddenAsync();

        await page.GetByLabel("Open navigation").ClickAsync();
        await Expect(page.GetByLabel("Close navigation")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");

        await Expect(page.GetByLabel("Open navigation")).ToBeFocusedAsync();
        await Expect(page.Locator("#side-navigation")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_lost_connection_is_said_in_a_dialog_that_takes_the_focus()
    {
        await using var person = await chromium.NewPersonAsync(host.Address);
        var page = person.Page;
        await page.GotoAsync(AnyPage);
        await Expect(page.Locator("h1")).ToBeFocusedAsync();

        await page.EvaluateAsync("""
            const dialog = document.getElementById('components-reconnect-modal');
            dialog.classList.add('components-reconnect-show');
            dialog.dispatchEvent(new CustomEvent('components-reconnect-state-changed', { detail: { state: 'show' } }));
            """);

        await Expect(page.Locator("#reconnect-title")).ToBeFocusedAsync();
        await Expect(page.GetByText("Trying to connect again.")).ToBeVisibleAsync();
        await page.AssertNoViolationAsync();
    }

    [Fact]
    public async Task A_page_that_cannot_be_picked_up_again_is_loaded_anew_by_itself_only_once()
    {
        await using var person = await chromium.NewPersonAsync(host.Address);
        var page = person.Page;
        await page.GotoAsync(AnyPage);
        await Expect(page.Locator("h1")).ToBeFocusedAsync();

        await page.EvaluateAsync("window.isFirst = true");
        await page.EvaluateAsync(Rejected);
        await page.WaitForFunctionAsync("() => !window.isFirst");
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        await page.EvaluateAsync(Rejected);

        await Expect(page.Locator("#reconnect-title")).ToBeFocusedAsync();
        await Expect(page.GetByText("This page cannot be picked up where it was.")).ToBeVisibleAsync();
        await Expect(page.Locator("#components-reload-button")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_stays_because_something_is_unsaved_is_told_that_the_page_is_lost()
    {
        await using var person = await chromium.NewPersonAsync(host.Address);
        var page = person.Page;
        await page.GotoAsync(AnyPage);
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        await page.EvaluateAsync("window.addEventListener('beforeunload', event => event.preventDefault())");
        await page.Locator("h1").ClickAsync();
        page.Dialog += async (_, dialog) => await dialog.DismissAsync();

        await page.EvaluateAsync(Rejected);

        await Expect(page.GetByText("This page cannot be picked up where it was.")).ToBeVisibleAsync();
        await Expect(page.Locator("#components-reload-button")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_whose_session_ended_while_the_server_was_away_does_not_wait_for_it()
    {
        await using var person = await chromium.NewPersonAsync(host.Address);
        var page = person.Page;
        await page.GotoAsync(AnyPage);
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        await page.RouteAsync("**/_blazor/initializers", route => route.FulfillAsync(new() { Status = 401 }));
        await page.EvaluateAsync("window.isFirst = true");

        await page.EvaluateAsync(Rejected.Replace("'rejected'", "'retrying', currentAttempt: 2", StringComparison.Ordinal));

        await page.WaitForFunctionAsync("() => !window.isFirst");
    }
}
