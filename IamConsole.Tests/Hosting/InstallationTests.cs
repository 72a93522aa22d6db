using IamConsole.Core.Authentication;
using IamConsole.Core.Storage;
using IamConsole.Hosting;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Hosting;

/// <summary>What becomes of a start over a data folder that something has happened to.</summary>
public sealed class InstallationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("iamconsole-").FullName;

    private string Database => Path.Combine(_folder, "iam.db");

    private string Keys => Path.Combine(_folder, "keys");

    [Fact]
    public async Task A_lock_that_a_killed_start_left_in_the_database_does_not_stop_the_next()
    {
        await StartAsync();
        await ChangeAsync("INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01 00:00:00+00:00')");

        Assert.NotNull(await StartAsync());
    }

    [Fact]
    public async Task The_log_of_a_database_that_was_taken_away_does_not_get_into_the_new_one()
    {
        var first = await StartAsync();
        await using (var connection = Open())
        {
            await ExecuteAsync(connection, "UPDATE Installation SET Id = 'logged'");
            File.Copy(Database + "-wal", Path.Combine(_folder, "log"));
        }

        File.Delete(Database);
        File.Move(Path.Combine(_folder, "log"), Database + "-wal");
        var second = await StartAsync();

        Assert.NotEqual(first, second);
        Assert.NotEqual("logged", second);
        await using var check = Open();
        Assert.Equal("ok", await ExecuteAsync(check, "PRAGMA integrity_check"));
    }

    [Theory]
    [InlineData("not a database", "is damaged, or not a database")]
    [InlineData("", "holds no installation")]
    public async Task A_file_that_is_no_installation_is_refused_and_left_as_it_is(string content, string said)
    {
        await StartAsync();
        await File.WriteAllTextAsync(Database, content);

        Assert.Contains(said, (await Assert.ThrowsAsync<StartRefused>(StartAsync)).Message, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(Database));
    }

    [Fact]
    public async Task A_database_of_another_program_is_refused()
    {
        await StartAsync();
        File.Delete(Database);
        await ChangeAsync("CREATE TABLE Recipes (Name TEXT)");

        Assert.Contains("holds no installation", (await Assert.ThrowsAsync<StartRefused>(StartAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        await StartAsync();
        await ChangeAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '99.0')");

        Assert.Contains("was used by a newer version", (await Assert.ThrowsAsync<StartRefused>(StartAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_another_program_holds_is_named()
    {
        await StartAsync();
        var refused = await Assert.ThrowsAsync<StartRefused>(() => WithFolderAsync(folder => folder.UseAsync<int>(() => throw new DbUpdateException("", new SqliteException("database is locked", 5)))));

        Assert.Equal($"{Database} is held by another program. Close that one first.", refused.Message);
    }

    [Fact]
    public async Task Missing_keys_and_unreadable_ones_are_refused()
    {
        await StartAsync();
        var key = Assert.Single(Directory.GetFiles(Keys));
        await File.WriteAllTextAsync(key, "not a key");
        Assert.Contains($"{Keys} cannot be read: ", (await Assert.ThrowsAsync<StartRefused>(StartAsync)).Message, StringComparison.Ordinal);

        Directory.Delete(Keys, recursive: true);
        Assert.Contains($"{Keys} is missing", (await Assert.ThrowsAsync<StartRefused>(StartAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_other_keys_the_access_keys_of_before_are_unknown()
    {
        await StartAsync();
        File.Delete(Assert.Single(Directory.GetFiles(Keys)));

        var error = await WithFolderAsync(async folder =>
        {
            await using var services = Services(folder);
            await Installation.OpenAsync(services, folder, Settings, CancellationToken.None);
            return (await services.GetRequiredService<SigningCredentials>().FindAsync("AKIAABCDEFGHIJKLMNOP", null, new ClientInfo("127.0.0.1", "tests", IsHttps: false))).Error;
        });

        Assert.Equal("InvalidClientTokenId", error?.Code);
    }

    [Fact]
    public async Task A_damaged_record_of_the_first_start_is_passed_over()
    {
        await StartAsync();
        await WithFolderAsync(folder =>
        {
            File.WriteAllText(folder.Bootstrap, "{ half");
            Assert.Null(BootstrapRecord.Read(folder));
            return Task.FromResult(0);
        });
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        TestFolder.Delete(_folder);
    }

    private static BootstrapSettings Settings { get; } = ConsoleSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Bootstrap:SampleData"] = "false",
        ["Bootstrap:RootPassword"] = "Chosen-by-me-1",
        ["Bootstrap:AdminAccessKeyId"] = "AKIAABCDEFGHIJKLMNOP",
        ["Bootstrap:AdminSecretAccessKey"] = "abcdefghijklmnopqrstuvwxyz",
    }).Build()).Bootstrap;

    private static ServiceProvider Services(DataFolder folder) => new ServiceCollection()
        .AddLogging()
        .AddInstallation(folder)
        .AddIamAuthentication()
        .Configure<PasswordHasherOptions>(options => options.IterationCount = 1)
        .BuildServiceProvider();

    /// <returns>The installation's id.</returns>
    private Task<string> StartAsync() => WithFolderAsync(folder => folder.UseAsync(async () =>
    {
        await using var services = Services(folder);
        await Installation.OpenAsync(services, folder, Settings, CancellationToken.None);
        return (await services.GetRequiredService<InstallationRegistry>().GetAsync()).Id;
    }));

    private async Task<T> WithFolderAsync<T>(Func<DataFolder, Task<T>> use)
    {
        using var folder = DataFolder.Open(_folder);
        try
        {
            return await use(folder);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Database};Pooling=false");
        connection.Open();
        return connection;
    }

    private static async Task<object?> ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    private async Task ChangeAsync(string sql)
    {
        await using var connection = Open();
        await ExecuteAsync(connection, sql);
    }
}
