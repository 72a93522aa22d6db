using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Storage;

/// <summary>Contexts that read, each with an open connection of its own, kept for the next unit.</summary>
internal sealed class ReadingContexts(IDbContextFactory<IamDbContext> contexts) : IDisposable
{
    /// <summary>How many wait for work at most; more than that are closed after it.</summary>
    private const int MostIdle = 16;

    private readonly ConcurrentQueue<IamDbContext> _idle = new();
    private volatile bool _isDisposed;

    /// <summary>A context in a transaction of its own, which sees one snapshot from its first query on.</summary>
    public async ValueTask<IamDbContext> TakeAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var context = _idle.TryDequeue(out var idle) ? idle : await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            if (idle is null)
            {
                await context.Database.OpenConnectionAsync(cancellationToken);
                context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            }

            // EF's own transactions take the write lock at once; of this one it need not know.
            context.Execute("BEGIN");
            return context;
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the transaction and takes the context back.</summary>
    public async ValueTask ReturnAsync(IamDbContext context)
    {
        try
        {
            context.Execute("ROLLBACK");
            context.ChangeTracker.Clear();
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }

        if (_idle.Count >= MostIdle || _isDisposed)
        {
            await context.DisposeAsync();
            return;
        }

        _idle.Enqueue(context);
        if (_isDisposed)
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        while (_idle.TryDequeue(out var context))
        {
            context.Dispose();
        }
    }
}

/// <summary>A unit that only reads.</summary>
internal sealed class ReadingUnit(IamDbContext context, ReadingContexts contexts) : UnitOfWork
{
    private IamDbContext? _context = context;

    public override IamDbContext Db => _context ?? throw new ObjectDisposedException(nameof(UnitOfWork));

    public override Task CommitAsync(CancellationToken cancellationToken = default) => throw new InvalidOperationException("This unit only reads.");

    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _context, null) is { } taken)
        {
            await contexts.ReturnAsync(taken);
        }
    }
}
