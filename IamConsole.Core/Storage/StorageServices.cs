using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Core.Storage;

/// <summary>Registers the store.</summary>
public static class StorageServices
{
    // SQLite need not count what it allocates, which makes all threads wait for each other. It has to be said before the first connection.
    static StorageServices()
    {
        SQLitePCL.Batteries_V2.Init();
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <summary>Adds the store over a SQLite file, which <see cref="MigrateAsync"/> creates.</summary>
    public static IServiceCollection AddIamStorage(this IServiceCollection services, string databaseFile)
    {
        services.AddPooledDbContextFactory<IamDbContext>(options => Configure(options, databaseFile));
        services.AddSingleton<IamStore>();
        services.AddSingleton<SecretProtector>();
        return services;
    }

    /// <summary>Creates the database or brings it up to this version.</summary>
    /// <remarks>One process at a time has the database, so a lock in it was left by one that was killed; EF would wait for it without end.</remarks>
    public static async Task MigrateAsync(this IDbContextFactory<IamDbContext> contexts, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Database.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellationToken))
        {
            await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        }

        await context.Database.MigrateAsync(cancellationToken);
    }

    internal static void Configure(DbContextOptionsBuilder options, string databaseFile) => options
        .UseSqlite(new SqliteConnectionStringBuilder { DataSource = databaseFile, ForeignKeys = true, DefaultTimeout = 30 }.ToString())
        .AddInterceptors(new SqlitePragmas(), new StatementKeeping());
}

/// <summary>Lets <c>dotnet ef</c> build the model without an application.</summary>
internal sealed class DesignTimeContexts : IDesignTimeDbContextFactory<IamDbContext>
{
    public IamDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<IamDbContext>();
        StorageServices.Configure(options, "design-time.db");
        return new IamDbContext(options.Options);
    }
}
