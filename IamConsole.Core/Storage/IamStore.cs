using System.Diagnostics.CodeAnalysis;
using IamConsole.Core.Arns;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace IamConsole.Core.Storage;

/// <summary>Opens units of work on the database: many readers, each in one snapshot, and one writer at a time.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Whoever waits at a disposed gate waits for ever.")]
public sealed class IamStore(IDbContextFactory<IamDbContext> contexts)
{
    // SQLite has one writer; queueing here is fair where its own busy handler is not.
    private readonly SemaphoreSlim _writerGate = new(1, 1);

    /// <summary>Begins a unit that only reads, in one snapshot.</summary>
    public async Task<UnitOfWork> BeginReadAsync(AccountId account, CancellationToken cancellationToken)
    {
        var context = (await contexts.CreateDbContextAsync(cancellationToken)).For(account);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        try
        {
            await context.Database.OpenConnectionAsync(cancellationToken);
            var connection = (SqliteConnection)context.Database.GetDbConnection();
            var transaction = await context.Database.UseTransactionAsync(connection.BeginTransaction(deferred: true), cancellationToken);
            return new UnitOfWork(context, transaction!, null);
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits for the writers before, takes SQLite's write lock and begins a unit that may change the account.</summary>
    public async Task<UnitOfWork> BeginWriteAsync(AccountId account, CancellationToken cancellationToken)
    {
        await _writerGate.WaitAsync(cancellationToken);
        IamDbContext? context = null;
        try
        {
            context = (await contexts.CreateDbContextAsync(cancellationToken)).For(account);
            context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
            return new UnitOfWork(context, await context.Database.BeginTransactionAsync(cancellationToken), _writerGate);
        }
        catch
        {
            if (context is not null)
            {
                await context.DisposeAsync();
            }

            _writerGate.Release();
            throw;
        }
    }
}

/// <summary>A context in its transaction. What is not committed when it is disposed is undone.</summary>
public sealed class UnitOfWork : IAsyncDisposable
{
    private readonly IDbContextTransaction _transaction;
    private readonly SemaphoreSlim? _writerGate;

    internal UnitOfWork(IamDbContext db, IDbContextTransaction transaction, SemaphoreSlim? writerGate)
    {
        Db = db;
        _transaction = transaction;
        _writerGate = writerGate;
    }

    public IamDbContext Db { get; }

    /// <summary>Makes the changes durable.</summary>
    public Task CommitAsync(CancellationToken cancellationToken = default) => _transaction.CommitAsync(cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            await using (Db)
            {
                await _transaction.DisposeAsync();
            }
        }
        finally
        {
            _writerGate?.Release();
        }
    }
}
