using System.Globalization;
using IamConsole.Core.AccessKeys;
using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Roles;
using IamConsole.Core.Storage;
using IamConsole.Core.Users;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Benchmarks.Api;

/// <summary>An installation made for a run, in a folder that goes away with it: accounts, each with an administrator's key, the first one full of users.</summary>
internal sealed class LoadInstallation : IDisposable
{
    /// <summary>Users of the first account.</summary>
    public const int Users = 1_000;

    /// <summary>The role that administrators may assume.</summary>
    public const string Role = "load";

    private const string Administrator = "administrator";
    private const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    private LoadInstallation(string folder, IReadOnlyList<LoadAccount> accounts)
    {
        Folder = folder;
        Accounts = accounts;
    }

    public string Folder { get; }

    public IReadOnlyList<LoadAccount> Accounts { get; }

    public static string UserName(int number) => string.Create(CultureInfo.InvariantCulture, $"load-{number % Users:0000}");

    /// <summary>Makes it, by the operations that anybody uses.</summary>
    /// <param name="accounts">How many accounts, the first of which has the users.</param>
    public static async Task<LoadInstallation> CreateAsync(int accounts)
    {
        var folder = Directory.CreateTempSubdirectory("iamconsole-load-").FullName;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDataProtection().SetApplicationName("IamConsole").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder, "keys")));
        services.AddIamCore(Path.Combine(folder, "iam.db"));
        var made = new List<LoadAccount>();
        await using (var provider = services.BuildServiceProvider())
        {
            await provider.GetRequiredService<IDbContextFactory<IamDbContext>>().MigrateAsync();
            await provider.GetRequiredService<InstallationRegistry>().CreateAsync();
            for (var number = 0; number < accounts; number++)
            {
                made.Add(await CreateAccountAsync(provider, number));
            }

            IamOperation[] users = [.. Enumerable.Range(0, Users).Select(number => new CreateUser(UserName(number)))];
            foreach (var some in users.Chunk(200))
            {
                Value(await provider.GetRequiredService<IamGateway>().SendAllAsync(Caller.Installation(AccountId.Parse(made[0].Id)), some));
            }
        }

        SqliteConnection.ClearAllPools();
        return new LoadInstallation(folder, made);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static async Task<LoadAccount> CreateAccountAsync(ServiceProvider services, int number)
    {
        var id = AccountId.NewRandom();
        Value(await services.GetRequiredService<AccountRegistry>().CreateAsync(id, null, $"root-{number}@example.com", Guid.NewGuid().ToString(), rootPasswordResetRequired: false));
        var gateway = services.GetRequiredService<IamGateway>();
        var root = Caller.Installation(id);
        Value(await gateway.SendAsync(root, new CreateUser(Administrator)));
        Value(await gateway.SendAsync(root, new PutUserPolicy(Administrator, "everything", Everything)));
        Value(await gateway.SendAsync(root, new CreateRole(Role, TrustPolicyTemplates.ForAccount(id.ToString(), null, requireMfa: false))));
        var key = Value(await gateway.SendAsync(root, new CreateAccessKey(Administrator))).AccessKey;
        return new LoadAccount(id.ToString(), key.AccessKeyId, key.SecretAccessKey);
    }

    private static T Value<T>(IamResult<T> result)
        where T : class => result.Match(value => value, error => throw new InvalidOperationException($"{error.Code}: {error.Message}"));
}

/// <summary>An account with the key of its administrator.</summary>
internal sealed record LoadAccount(string Id, string AccessKeyId, string SecretAccessKey)
{
    public SignedCall CallTo(Uri address) => new(address, AccessKeyId, SecretAccessKey, "iam");
}
