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
    public static void WarnOfDifferences(IReadOnlyList<Account> accounts, BootstrapSettings settings, IEnumerable<string> differences, ILogger logger)
    {
        foreach (var name in DifferentAccounts(accounts, settings).Concat(differences))
        {
            logger.LogWarning("Bootstrap__{Setting} differs from this installation. It counts at the first start only and is ignored.", name);
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
