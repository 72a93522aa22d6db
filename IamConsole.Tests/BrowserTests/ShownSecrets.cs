using System.Text;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IamConsole.Tests.BrowserTests;

/// <summary>Secrets that the console has shown once, on pages that were left since, in a circuit that is still alive; and where they might have stayed.</summary>
public sealed class ShownSecrets(Chromium chromium) : IAsyncLifetime
{
    private readonly Dictionary<string, string> _secrets = [];
    private readonly RecordedLog _log = new();
    private ConsoleHost _host = null!;
    private Person _root = null!;

    public IPage Page => _root.Page;

    /// <summary>What was logged, at every level.</summary>
    public IReadOnlyCollection<string> Log => _log.Lines;

    public string this[string kind] => _secrets[kind];

    public async ValueTask InitializeAsync()
    {
        _host = await ConsoleHost.StartAsync(settings: ("Logging:LogLevel:Default", "Trace"));
        _host.Services.GetRequiredService<ILoggerFactory>().AddProvider(_log);
        _root = await chromium.NewPersonAsync(_host.Address);
        await ConsoleHost.SignInAsRootAsync(Page);
        await _host.DoAsync(new Core.Users.CreateUser("erin"));
        await KeepAsync("access key", ShowAccessKeyAsync, LeaveAccessKeyAsync);
        await KeepAsync("seed", ShowSeedAsync, EnableAsync);
        await KeepAsync("password", ShowPasswordAsync, () => Page.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).ClickAsync());
    }

    /// <summary>The path to a text within what the circuits hold, or none.</summary>
    public string? FindInCircuits(string text)
    {
        var registry = typeof(CircuitOptions).Assembly.GetType("Microsoft.AspNetCore.Components.Server.Circuits.CircuitRegistry", throwOnError: true)!;
        return ReachableText.Find(_host.Services.GetRequiredService(registry), text, IsOutsideOfCircuits);
    }

    /// <summary>The names of the database's files, its journal included, that hold a text.</summary>
    public async Task<IReadOnlyList<string>> FindInDatabaseAsync(string text)
    {
        var found = new List<string>();
        var sought = Encoding.UTF8.GetBytes(text);
        foreach (var path in Directory.EnumerateFiles(_host.DataFolder, "iam.db*"))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var content = new byte[file.Length];
            await file.ReadExactlyAsync(content);
            if (content.AsSpan().IndexOf(sought) >= 0)
            {
                found.Add(Path.GetFileName(path));
            }
        }

        return found;
    }

    public async ValueTask DisposeAsync()
    {
        await _root.DisposeAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        _log.Dispose();
    }

    /// <summary>The process around the circuits: shared services, the web server, the runtime.</summary>
    private static bool IsOutsideOfCircuits(Type type) =>
        type.FullName is { } name
        && (name.StartsWith("Microsoft.AspNetCore.Server.", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.AspNetCore.Hosting.", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.AspNetCore.Http.Connections.", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Extensions.Logging.", StringComparison.Ordinal)
            || name.StartsWith("IamConsole.Tests.", StringComparison.Ordinal)
            || name == "Microsoft.Extensions.DependencyInjection.ServiceProvider");

    /// <summary>Has a secret shown, and leaves it. While it is shown, the circuit has to hold it: else the search would prove nothing.</summary>
    private async Task KeepAsync(string kind, Func<Task<string>> show, Func<Task> leave)
    {
        var secret = await show();
        Assert.NotNull(FindInCircuits(secret));
        await leave();
        await GoAsync(IamUrls.Dashboard);
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "IAM Dashboard" })).ToBeVisibleAsync();
        _secrets[kind] = secret;
    }

    /// <summary>Goes to another page of the same circuit.</summary>
    private async Task GoAsync(string path) => await Page.EvaluateAsync("path => Blazor.navigateTo(path)", path);

    private async Task<string> ShowAccessKeyAsync()
    {
        await GoAsync(IamUrls.CreateAccessKey("erin"));
        await Page.GetByText("Your use case is not listed here.").ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Next", Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Create access key" }).ClickAsync();
        var secret = await RevealAsync("Secret access key");
        await DownloadAsync();
        return secret;
    }

    private async Task LeaveAccessKeyAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Expect(Page.Locator(".key-card")).ToHaveCountAsync(1);
    }

    private async Task<string> ShowSeedAsync()
    {
        await GoAsync(IamUrls.AssignMfaDevice("erin"));
        await Page.GetByRole(AriaRole.Textbox, new() { Name = "Device name" }).FillAsync("erin-phone");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Next", Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Show QR code" }).ClickAsync();
        await Expect(Page.Locator(".qr-code")).ToBeVisibleAsync();
        return await RevealAsync("Secret key");
    }

    private async Task EnableAsync()
    {
        var app = new Authenticator(await Page.GetByRole(AriaRole.Group, new() { Name = "Secret key" }).Locator(".secret-value").InnerTextAsync(), TimeProvider.System);
        await Page.GetByLabel("MFA code 1").FillAsync(app.Code(-1));
        await Page.GetByLabel("MFA code 2").FillAsync(app.Code());
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add MFA" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Row, new() { Name = "Authenticator app" })).ToContainTextAsync("mfa/erin-phone");
    }

    private async Task<string> ShowPasswordAsync()
    {
        await GoAsync(IamUrls.User("erin", "security-credentials"));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Enable console access" }).ClickAsync();
        await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Enable console access" }).ClickAsync();
        var password = await RevealAsync("Console password");
        await DownloadAsync();
        return password;
    }

    private async Task<string> RevealAsync(string label)
    {
        var secret = Page.GetByRole(AriaRole.Group, new() { Name = label });
        await secret.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(secret.Locator(".secret-value")).Not.ToContainTextAsync("•");
        return await secret.Locator(".secret-value").InnerTextAsync();
    }

    private async Task DownloadAsync()
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Button, new() { Name = "Download .csv file" }).ClickAsync());
        await download.DeleteAsync();
    }
}
