using System.Net;
using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace IamConsole.Tests.Support;

/// <summary>The whole application on a port of its own, over a data folder of its own, with one account and no sample data.</summary>
public sealed class ConsoleHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string RootEmail = "root@example.com";
    public const string RootPassword = "Root-password-1";
    public const string Alias = "example-corp";

    /// <summary>The password that <see cref="CreateUserAsync"/> gives.</summary>
    public const string UserPassword = "User-password-1";

    private readonly string _folder;
    private readonly bool _ownsFolder;
    private readonly bool _sampleData;
    private readonly TimeProvider? _clock;
    private readonly (string Key, string Value)[] _settings;

    public ConsoleHost()
        : this(null, false, null, [])
    {
    }

    private ConsoleHost(string? folder, bool sampleData, TimeProvider? clock, (string Key, string Value)[] settings)
    {
        _ownsFolder = folder is null;
        _folder = folder ?? Directory.CreateTempSubdirectory("iamconsole-host-").FullName;
        _sampleData = sampleData;
        _clock = clock;
        _settings = settings;
        UseKestrel(0);
    }

    public AccountId Account { get; } = AccountId.Parse("123456789012");

    /// <summary>Where database and keys are.</summary>
    public string DataFolder => _folder;

    /// <summary>Such as <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    public Caller Root => Caller.Installation(Account);

    /// <summary>A host with the sample company, by a clock of the test's, or with settings beside the usual; the caller disposes it.</summary>
    public static async Task<ConsoleHost> StartAsync(bool sampleData = false, TimeProvider? clock = null, params (string Key, string Value)[] settings)
    {
        var host = new ConsoleHost(null, sampleData, clock, settings);
        await host.InitializeAsync();
        return host;
    }

    /// <summary>Stops this host and starts another over the same data.</summary>
    public async Task<ConsoleHost> RestartAsync()
    {
        await StopAsync();
        var host = new ConsoleHost(_folder, _sampleData, _clock, _settings);
        await host.InitializeAsync();
        return host;
    }

    public ValueTask InitializeAsync()
    {
        StartServer();
        return ValueTask.CompletedTask;
    }

    /// <summary>A browser without script: it keeps cookies and follows no redirect by itself.</summary>
    public PlainBrowser NewBrowser() => new(Address);

    /// <summary>Sends as root, past the web, and expects success.</summary>
    public async Task<T> DoAsync<T>(IamOperation<T> operation)
        where T : class
    {
        var result = await Services.GetRequiredService<IamGateway>().SendAsync(Root, operation);
        Assert.True(result.IsSuccess, $"{result.Error?.Code}: {result.Error?.Message}");
        return result.Value;
    }

    /// <summary>Makes a user with a password of <see cref="UserPassword"/>.</summary>
    public async Task CreateUserAsync(string userName, bool mustChangePassword = false)
    {
        await DoAsync(new Core.Users.CreateUser(userName));
        await DoAsync(new Core.LoginProfiles.CreateLoginProfile { UserName = userName, Password = UserPassword, PasswordResetRequired = mustChangePassword });
    }

    /// <summary>Looks into the database behind the door's back.</summary>
    public async Task<T> ReadAsync<T>(Func<IamDbContext, Task<T>> read)
    {
        await using var unit = await Services.GetRequiredService<IamStore>().BeginReadAsync(Account, CancellationToken.None);
        return await read(unit.Db);
    }

    /// <summary>Signs root in as a person does, and waits for the console.</summary>
    public static async Task SignInAsRootAsync(IPage page, string email = RootEmail, string password = RootPassword)
    {
        await page.GotoAsync(IamUrls.RootSignIn);
        await page.GetByLabel("Root user email address").FillAsync(email);
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#main h1").First).ToBeVisibleAsync();
    }

    /// <summary>Signs an IAM user in as a person does, and waits for the console.</summary>
    public async Task SignInAsUserAsync(IPage page, string userName, string password = UserPassword)
    {
        await page.GotoAsync(IamUrls.AccountSignIn(Account.ToString()));
        await page.GetByLabel("IAM user name").FillAsync(userName);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".top-bar").GetByText(userName).First).ToBeVisibleAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("IamConsole:DataDirectory", _folder);
        builder.UseSetting("Bootstrap:AccountId", Account.ToString());
        builder.UseSetting("Bootstrap:AccountAlias", Alias);
        builder.UseSetting("Bootstrap:RootEmail", RootEmail);
        builder.UseSetting("Bootstrap:RootPassword", RootPassword);
        builder.UseSetting("Bootstrap:SampleData", _sampleData ? "true" : "false");
        builder.UseSetting("Bootstrap:SamplePassword", UserPassword);
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders());
        if (_clock is not null)
        {
            builder.ConfigureTestServices(services => services.AddSingleton(_clock));
        }
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await StopAsync();
        if (_ownsFolder)
        {
            TestFolder.Delete(_folder);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>The server ends a moment after its host: it is over when it has given its folder back.</summary>
    private async Task StopAsync()
    {
        await base.DisposeAsync();

        // On another thread: the server may be waiting to go on beneath on this one's stack.
        await Task.Run(() => SpinWait.SpinUntil(() => !IsHeld(_folder), TimeSpan.FromSeconds(30)));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    private static bool IsHeld(string folder)
    {
        try
        {
            IamConsole.Hosting.DataFolder.Open(folder).Dispose();
            return false;
        }
        catch (IamConsole.Hosting.StartRefused)
        {
            return true;
        }
    }
}
