using IamConsole.Core.Authentication;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Hosting;

/// <summary>Opens the database of an installation: made at the first start, brought up to this version at later ones.</summary>
internal static class Installation
{
    /// <returns>What the first start made; none on later starts.</returns>
    public static async Task<FirstSignIn?> OpenAsync(IServiceProvider services, DataFolder folder, BootstrapSettings settings, CancellationToken cancellationToken)
    {
        var bootstrapper = new Bootstrapper(folder, settings, services);
        if (bootstrapper.IsNeeded)
        {
            return await bootstrapper.RunAsync(cancellationToken);
        }

        await OpenExistingAsync(services, folder, cancellationToken);
        return null;
    }

    /// <summary>Brings the database of an installation up to this version.</summary>
    /// <exception cref="StartRefused">It is no installation's, one of a newer version's, or its keys are gone.</exception>
    public static async Task OpenExistingAsync(IServiceProvider services, DataFolder folder, CancellationToken cancellationToken = default)
    {
        if (!Directory.Exists(folder.Keys))
        {
            throw new StartRefused($"{folder.Keys} is missing, without which no access key and no MFA device in {folder.Database} can be used. Put it back from the backup that the database comes from. If it is lost for good, make an empty folder of that name: access keys and MFA devices then have to be made anew.");
        }

        // What cannot be reached is found now: EF takes an unreadable file for an empty one, and keys are read at the first sign-in only.
        await using (File.Open(folder.Database, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
        }

        _ = services.GetRequiredService<IDataProtectionProvider>().CreateProtector(nameof(Installation)).Protect([]);
        var contexts = services.GetRequiredService<IDbContextFactory<IamDbContext>>();
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            var applied = await context.Database.GetAppliedMigrationsAsync(cancellationToken);
            if (!applied.Any())
            {
                throw new StartRefused($"{folder.Database} holds no installation of IamConsole. Put the data folder back from a backup, or move the file away to begin anew.");
            }

            if (applied.Except(context.Database.GetMigrations()).Any())
            {
                throw new StartRefused($"{folder.Database} was used by a newer version of IamConsole. Start that version, or put the data folder back from a backup made before.");
            }
        }

        await contexts.MigrateAsync(cancellationToken);
        await WarnOfOtherKeysAsync(services, contexts, folder, cancellationToken);
    }

    /// <summary>Says which settings of the first start differ from what it made; they change nothing any more.</summary>
    public static void WarnOfDifferences(IReadOnlyList<Account> accounts, BootstrapSettings settings, IEnumerable<string> differences, ILogger logger)
    {
        foreach (var name in DifferentAccounts(accounts, settings).Concat(differences))
        {
            logger.LogWarning("Bootstrap__{Setting} differs from this installation. It counts at the first start only and is ignored.", name);
        }
    }

    private static async Task WarnOfOtherKeysAsync(IServiceProvider services, IDbContextFactory<IamDbContext> contexts, DataFolder folder, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var oldest = await context.AccessKeys.IgnoreQueryFilters().OrderBy(key => key.CreatedAt).Select(key => key.ProtectedSecret).FirstOrDefaultAsync(cancellationToken);
        if (oldest is not null && services.GetRequiredService<SecretProtector>().FindAccessKeySecret(oldest) is null)
        {
            services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Installation)).LogWarning("The keys in {Keys} are not those of this database: access keys and MFA devices of before cannot be used. Put the folder back from the backup that the database comes from, or make them anew.", folder.Keys);
        }
    }

    private static IEnumerable<string> DifferentAccounts(IReadOnlyList<Account> accounts, BootstrapSettings settings)
    {
        if (settings.AccountId is { } id && accounts.All(account => account.Id != id.ToString()))
        {
            yield return nameof(settings.AccountId);
        }

        if (settings.AccountAlias is { } alias && accounts.All(account => account.Alias != alias))
        {
            yield return nameof(settings.AccountAlias);
        }

        if (settings.RootEmail is { } email && accounts.All(account => !email.Equals(account.RootEmail, StringComparison.OrdinalIgnoreCase)))
        {
            yield return nameof(settings.RootEmail);
        }
    }
}
