using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;
using IamConsole.Core.Model;
using IamConsole.Hosting;
using Installation = IamConsole.Hosting.Installation;

namespace IamConsole.CommandLine;

/// <summary>The verbs about accounts, which no request can do: they need the data folder.</summary>
internal static class AccountVerbs
{
    /// <summary>Prints a new one-time password of an account's root; takes root's MFA devices away where that is asked for.</summary>
    public static Task<int> ResetRootAsync(Arguments arguments) => WithAccountsAsync(arguments, async accounts =>
    {
        var account = await FindAccountAsync(arguments, accounts);
        var password = RandomPassword.New();
        var result = await accounts.ResetRootPasswordAsync(account, password, arguments.Options.ContainsKey("remove-mfa"));
        Print(result.Match(reset => reset, error => throw new VerbFailed(error.Message)), password);
    });

    /// <summary>Makes another account and prints its root's one-time password.</summary>
    public static Task<int> CreateAccountAsync(Arguments arguments) => WithAccountsAsync(arguments, async accounts =>
    {
        if (!arguments.Options.TryGetValue("root-email", out var email) || !RootEmailAddress.IsValid(email))
        {
            throw new VerbFailed("--root-email must be an e-mail address.");
        }

        var alias = arguments.Options.GetValueOrDefault("alias");
        if (alias is not null && !BootstrapSettings.IsAlias(alias))
        {
            throw new VerbFailed($"--alias {BootstrapSettings.AliasRule}.");
        }

        var password = RandomPassword.New();
        var result = await accounts.CreateAsync(AccountId.NewRandom(), alias, email, password, rootPasswordResetRequired: true);
        Print(result.Match(account => account, error => throw new VerbFailed(error.Message)), password);
    });

    /// <summary>The account that is named, or the only one there is.</summary>
    public static async Task<AccountId> FindAccountAsync(Arguments arguments, IServiceProvider services)
    {
        var accounts = services.GetRequiredService<AccountRegistry>();
        var account = await FindAccountAsync(arguments, accounts);
        return (await accounts.ListAsync()).Any(known => known.Id == account.ToString()) ? account : throw new VerbFailed($"There is no account {account} here.");
    }

    /// <summary>Acts on the core of the installation, which nobody else may be using.</summary>
    public static async Task<int> WithServicesAsync(Arguments arguments, Func<IServiceProvider, Task> act)
    {
        var builder = ConsoleApplication.CreateBuilder(arguments.Settings);
        var settings = ConsoleSettings.Read(builder.Configuration);
        if (!Directory.Exists(settings.DataDirectory))
        {
            throw new VerbFailed($"There is no installation in {settings.DataDirectory}. Start the console once.");
        }

        using var folder = DataFolder.Open(settings.DataDirectory);
        if (!File.Exists(folder.Database))
        {
            throw new VerbFailed($"There is no installation in {folder.Path}. Start the console once.");
        }

        builder.Services.AddInstallation(folder);
        await using var services = builder.Services.BuildServiceProvider();
        return await folder.UseAsync(async () =>
        {
            await Installation.OpenExistingAsync(services, folder);
            await act(services);
            return 0;
        });
    }

    private static Task<int> WithAccountsAsync(Arguments arguments, Func<AccountRegistry, Task> act) =>
        WithServicesAsync(arguments, services => act(services.GetRequiredService<AccountRegistry>()));

    private static async Task<AccountId> FindAccountAsync(Arguments arguments, AccountRegistry accounts)
    {
        var all = await accounts.ListAsync();
        var id = arguments.Options.TryGetValue("account", out var text) ? text : all is [var only] ? only.Id : throw new VerbFailed($"Say which account with --account: {string.Join(", ", all.Select(account => account.Id))}");
        return AccountId.TryParse(id, null, out var account) ? account : throw new VerbFailed("--account must be twelve digits.");
    }

    private static void Print(Account account, string password)
    {
        Console.Out.WriteLine($"Account      {account.Id}{(account.Alias is null ? "" : $"   alias {account.Alias}")}");
        Console.Out.WriteLine($"Root user    {account.RootEmail}");
        Console.Out.WriteLine($"Password     {password}   (root chooses another at the first sign-in)");
    }
}
