using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using IamConsole.SampleData;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Hosting;

/// <summary>Fills a new installation: the account, its root user, the sample company, the administrator's key.</summary>
/// <remarks>
/// All of it is made in a database under another name, which takes its own name when everything is there. A start that is
/// cut off leaves nothing that counts, and the next one begins anew.
/// </remarks>
internal sealed class Bootstrapper(DataFolder folder, BootstrapSettings settings, IServiceProvider application)
{
    public bool IsNeeded => !File.Exists(folder.Database);

    public async Task<FirstSignIn> RunAsync(CancellationToken cancellationToken)
    {
        Remove(folder.UnfinishedDatabase, "", "-wal", "-shm");
        FirstSignIn signIn;
        await using (var services = BuildServices())
        {
            await services.GetRequiredService<IDbContextFactory<IamDbContext>>().MigrateAsync(cancellationToken);
            await services.GetRequiredService<InstallationRegistry>().CreateAsync(cancellationToken);
            signIn = await FillAsync(services, cancellationToken);
        }

        // The last connection that closes writes the write-ahead log back into the file.
        SqliteConnection.ClearAllPools();
        if (signIn.HasSecrets)
        {
            WriteOwnerOnly(folder.FirstSignIn, signIn);
        }

        BootstrapRecord.Of(settings, application.GetRequiredService<IPasswordHasher<PasswordOwner>>()).Write(folder);

        // The log of a database that was taken away would be written into the new one.
        Remove(folder.Database, "-wal", "-shm");
        File.Move(folder.UnfinishedDatabase, folder.Database);
        return signIn;
    }

    private static void WriteOwnerOnly(string file, FirstSignIn signIn)
    {
        File.Delete(file);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(file, options);
        writer.WriteLine($"Account      {signIn.Account.Id}{(signIn.Account.Alias is null ? "" : $"   alias {signIn.Account.Alias}")}");
        foreach (var line in signIn.Lines())
        {
            writer.WriteLine(line);
        }
    }

    private async Task<FirstSignIn> FillAsync(ServiceProvider services, CancellationToken cancellationToken)
    {
        var clock = services.GetRequiredService<StoryClock>();
        var account = settings.AccountId ?? AccountId.NewRandom();
        var rootPassword = settings.RootPassword ?? RandomPassword.New();
        var alias = settings.AccountAlias ?? (settings.MakesSampleData ? Company.Alias : null);
        if (settings.MakesSampleData)
        {
            clock.GoBack(Company.Age);
        }

        var created = await services.GetRequiredService<AccountRegistry>().CreateAsync(
            account, alias, settings.RootEmail ?? BootstrapSettings.DefaultRootEmail, rootPassword, rootPasswordResetRequired: settings.RootPassword is null, cancellationToken);
        var samplePassword = settings.SamplePassword ?? RandomPassword.New();
        IReadOnlyList<SampleUser> users = [];
        if (settings.MakesSampleData)
        {
            users = await new SampleCompany(services, clock, account).FoundAsync(samplePassword, cancellationToken);
            await new Laboratory(services, clock, account).FoundAsync(Laboratory.IdFor(account, settings.AccountId is not null), cancellationToken);
        }

        clock.GoBack(TimeSpan.Zero);
        if (settings is { AdminAccessKeyId: { } keyId, AdminSecretAccessKey: { } secret })
        {
            await new Administrator(services, account).AppointAsync(keyId, secret, cancellationToken);
        }

        return new FirstSignIn(
            created.Value,
            settings.RootPassword is null ? rootPassword : null,
            users,
            settings.SamplePassword is null && users.Count > 0 ? samplePassword : null);
    }

    /// <summary>The core over the unfinished database, with the application's key ring and strength of hashes.</summary>
    private ServiceProvider BuildServices()
    {
        var iterations = application.GetRequiredService<Microsoft.Extensions.Options.IOptions<PasswordHasherOptions>>().Value.IterationCount;
        var services = new ServiceCollection();
        services.AddSingleton(application.GetRequiredService<ILoggerFactory>());
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton(application.GetRequiredService<IDataProtectionProvider>());
        services.AddSingleton(new StoryClock(application.GetRequiredService<TimeProvider>()));
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<StoryClock>());
        services.AddIamCore(folder.UnfinishedDatabase);
        services.PostConfigure<PasswordHasherOptions>(options => options.IterationCount = iterations);
        return services.BuildServiceProvider();
    }

    private static void Remove(string database, params string[] endings)
    {
        foreach (var ending in endings)
        {
            File.Delete(database + ending);
        }
    }
}
