using IamConsole.Core.Arns;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Storage;

/// <summary>Opens units of work on the database: many readers, each in one snapshot, and one writer at a time.</summary>
/// <remarks>Connections stay open from one unit to the next.</remarks>
public sealed class IamStore(IDbContextFactory<IamDbContext> contexts) : IDisposable
{
    private readonly ReadingContexts _readers = new(contexts);
    private readonly Writer _writer = new(contexts);

    /// <summary>Begins a unit that only reads, in one snapshot.</summary>
    public async Task<UnitOfWork> BeginReadAsync(AccountId account, CancellationToken cancellationToken)
    {
        var context = await _readers.TakeAsync(cancellationToken);
        return new ReadingUnit(context.For(account), _readers);
    }

    /// <summary>Waits for the writers before and begins a unit that may change the account, under SQLite's write lock.</summary>
    /// <remarks>Units that come close together share a transaction of SQLite's, each behind a savepoint; each sees what the ones before have changed.</remarks>
    public async Task<UnitOfWork> BeginWriteAsync(AccountId account, CancellationToken cancellationToken) => await _writer.BeginAsync(account, cancellationToken);

    /// <inheritdoc />
    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
    }
}
