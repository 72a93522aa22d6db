using IamConsole.Core.Authentication;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;
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

        await services.GetRequiredService<IDbContextFactory<IamDbContext>>().MigrateAsync(cancellationToken);
        return null;
    }

    /// <summary>Says which settings of the first start differ from what it made; they change nothing any more.</summary>
    public static void WarnOfDifferences(IReadOnlyList<Account> accounts, BootstrapSettings settings, ILogger logger)
    {
        foreach (var (name, differs) in new[]
        {
            (nameof(settings.AccountId), settings.AccountId is { } id && accounts.All(account => account.Id != id.ToString())),
            (nameof(settings.AccountAlias), settings.AccountAlias is { } alias && accounts.All(account => account.Alias != alias)),
            (nameof(settings.RootEmail), settings.RootEmail is { } email && accounts.All(account => !email.Equals(account.RootEmail, StringComparison.OrdinalIgnoreCase))),
        })
        {
            if (differs)
            {
                logger.LogWarning("Bootstrap__{Setting} differs from this installation. It counts at the first start only and is ignored.", name);
            }
        }
    }
}
