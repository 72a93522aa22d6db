using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace IamConsole.Tests.BrowserTests;

/// <summary>What holds for everything that is shown: axe finds nothing, and nothing is wider than the window.</summary>
internal static class Accessibility
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // A scan takes a second or two; a browser that does not answer is not waited for.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private const string Run = """
        async ({ only, except }) => {
          const options = { resultTypes: ['violations'], rules: Object.fromEntries(except.map((rule) => [rule, { enabled: false }])) };
          if (only.length > 0) {
            options.runOnly = { type: 'rule', values: only };
          }
          const { violations } = await axe.run(document, options);
          return violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html}`));
        }
        """;

    /// <summary>Fails where axe finds a violation in what the page shows now.</summary>
    /// <param name="only">The rules that are looked at; all where there are none.</param>
    /// <param name="except">The rules that are left out.</param>
    /// <remarks>
    /// Within the page: axe's binding for Playwright opens and closes a second page at each scan, and closing one that is just
    /// being loaded now and then waits for ever (https://github.com/microsoft/playwright/issues/42366).
    /// </remarks>
    public static async Task AssertNoViolationAsync(this IPage page, string[]? only = null, string[]? except = null)
    {
        await page.EvaluateAsync(Axe).WaitAsync(Patience);
        var violations = await page.EvaluateAsync<string[]>(Run, new { only = only ?? [], except = except ?? [] }).WaitAsync(Patience);
        Assert.True(violations.Length == 0, $"{page.Url}: {string.Join('\n', violations)}");
    }

    /// <summary>Fails where axe finds a violation or the page can be scrolled sideways.</summary>
    public static async Task AssertAccessibleAsync(this IPage page)
    {
        await page.AssertNoViolationAsync();
        await page.AssertNoSidewaysScrollAsync();
    }

    /// <summary>Scans in light and in dark, and leaves the page in dark.</summary>
    public static async Task AssertNoViolationInBothThemesAsync(this IPage page)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.ShowInAsync(scheme);
            await page.AssertNoViolationAsync();
        }
    }

    /// <summary>Chooses a theme as the system does, and waits for the page to follow.</summary>
    public static async Task ShowInAsync(this IPage page, ColorScheme scheme)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", scheme == ColorScheme.Dark ? "dark" : "light");
    }

    /// <summary>Fails where the page can be scrolled sideways.</summary>
    public static async Task AssertNoSidewaysScrollAsync(this IPage page) =>
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), $"{page.Url} scrolls sideways at {page.ViewportSize?.Width} px.");
}
