using IamConsole.Tests.Support;
using Microsoft.Playwright;

namespace IamConsole.Tests.BrowserTests;

/// <summary>The whole application with the sample company, and a browser that has signed in as root.</summary>
public sealed class SampleConsole(Chromium chromium) : IAsyncLifetime
{
    private string _signedIn = null!;

    public ConsoleHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await ConsoleHost.StartAsync(sampleData: true);
        await using var root = await chromium.NewPersonAsync(Host.Address);
        await ConsoleHost.SignInAsRootAsync(root.Page);
        _signedIn = await root.Page.Context.StorageStateAsync();
    }

    /// <summary>Root at another browser window.</summary>
    public Task<Person> NewRootAsync(int width = 1280, int height = 900) => chromium.NewPersonAsync(Host.Address, width, height, storageState: _signedIn);

    public ValueTask DisposeAsync() => ((IAsyncDisposable)Host).DisposeAsync();
}

/// <summary>What tests wait for.</summary>
internal static class Readiness
{
    /// <summary>Waits until a page shows what it is for: its heading, and no table that is still loading.</summary>
    public static async Task ReadyAsync(this IPage page)
    {
        await Assertions.Expect(page.Locator("h1").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[aria-busy=true], .skeleton, .policy-editor-loading, .spinner")).ToHaveCountAsync(0);
    }
}
