using Microsoft.Playwright;

namespace IamConsole.Tests.BrowserTests;

/// <summary>One Chromium for all browser tests: the machine's, or Playwright's own where there is none.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] KnownPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // In milliseconds; generous, since a busy machine is not what is tested.
    private const float Patience = 20_000;

    private IPlaywright _playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? Array.Find(KnownPlaces, File.Exists),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A person at a browser of their own: separate cookies, and a record of what went wrong in the page.</summary>
    public async Task<Person> NewPersonAsync(Uri address, int width = 1280, int height = 900, ColorScheme colorScheme = ColorScheme.Light, string? storageState = null)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = colorScheme,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
            StorageState = storageState,
        });
        context.SetDefaultTimeout(Patience);
        return new Person(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await Closing.WithinPatienceAsync(Browser.DisposeAsync());
        _playwright.Dispose();
    }
}

/// <summary>A browser context with one page.</summary>
public sealed class Person : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _problems = [];

    internal Person(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.PageError += (_, error) => _problems.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _problems.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Errors of the browser's console: script errors, blocked resources, violations of the content security policy.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public async ValueTask DisposeAsync() => await Closing.WithinPatienceAsync(_context.DisposeAsync());
}

/// <summary>How what a test has opened is closed.</summary>
internal static class Closing
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>A page that is closed while it is just being loaded now and then never says so: the test has what it wanted by then, and the browser's end closes it for good.</summary>
    public static async Task WithinPatienceAsync(ValueTask closing) => await Task.WhenAny(closing.AsTask(), Task.Delay(Patience));
}
