using System.Net.Sockets;
using IamConsole.Core.Authentication;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Hosting;
using Microsoft.AspNetCore.Identity;
using Installation = IamConsole.Hosting.Installation;

namespace IamConsole.CommandLine;

/// <summary>Serves the console until it is told to stop.</summary>
internal static class Serve
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var builder = ConsoleApplication.CreateBuilder(arguments.Settings);
        var settings = ConsoleSettings.Read(builder.Configuration);
        using var folder = DataFolder.Open(settings.DataDirectory);
        await using var app = ConsoleApplication.Build(builder, settings, folder);
        var (first, accounts) = await folder.UseAsync(() => OpenAsync(app.Services, folder, settings.Bootstrap));
        ConsoleApplication.UsePipeline(app, settings);
        if (first is null)
        {
            var hasher = app.Services.GetRequiredService<IPasswordHasher<PasswordOwner>>();
            Installation.WarnOfDifferences(accounts, settings.Bootstrap, BootstrapRecord.Read(folder)?.Differences(settings.Bootstrap, hasher) ?? [], app.Logger);
        }

        await StartAsync(app);
        var hasTerminal = !Console.IsOutputRedirected;
        if (first is not null && hasTerminal)
        {
            Console.Out.Write(StartBlock.Of(app.Urls.ToList(), settings.Api.Urls, accounts, first, passwordFile: null));
            File.Delete(folder.FirstSignIn);
        }
        else
        {
            Console.Out.Write(StartBlock.Of(app.Urls.ToList(), settings.Api.Urls, accounts, first is { HasSecrets: false } ? first : null, File.Exists(folder.FirstSignIn) ? folder.FirstSignIn : null));
        }

        var warmUp = Task.Run(() => WarmUp.RunAsync(app.Services, app.Logger, app.Lifetime.ApplicationStopping));
        await app.WaitForShutdownAsync();
        await warmUp;
        return 0;
    }

    private static async Task<(FirstSignIn? First, IReadOnlyList<Account> Accounts)> OpenAsync(IServiceProvider services, DataFolder folder, BootstrapSettings settings)
    {
        var first = await Installation.OpenAsync(services, folder, settings, CancellationToken.None);
        services.GetRequiredService<InstallationInfo>().Id = (await services.GetRequiredService<InstallationRegistry>().GetAsync()).Id;
        return (first, await services.GetRequiredService<AccountRegistry>().ListAsync());
    }

    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception exception) when (exception is IOException or SocketException or InvalidOperationException)
        {
            throw new VerbFailed($"The console cannot be served there (--urls): {exception.Message.ReplaceLineEndings(" ")}");
        }
    }
}
