using System.Net.Sockets;
using IamConsole.Core.Authentication;
using IamConsole.Core.Operations;
using IamConsole.Hosting;
using Microsoft.AspNetCore.Identity;

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
        var first = await Installation.OpenAsync(app.Services, folder, settings.Bootstrap, CancellationToken.None);
        app.Services.GetRequiredService<InstallationInfo>().Id = (await app.Services.GetRequiredService<InstallationRegistry>().GetAsync()).Id;
        ConsoleApplication.UsePipeline(app, settings);
        var accounts = await app.Services.GetRequiredService<AccountRegistry>().ListAsync();
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
