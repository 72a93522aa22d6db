using System.Diagnostics;
using IamConsole.Core.Arns;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Storage;

/// <summary>The one connection that writes. Who comes while another is at work waits in line.</summary>
/// <remarks>
/// A unit that is done leaves the transaction open for the next in line, and whoever has no successor commits for all. SQLite
/// writes that to its log, and the log is synced beside the next at work, for all who are in it by then: nobody's commit returns
/// before that, though others may see already what it changed. A unit that is undone goes back to its savepoint and takes nobody
/// with it.
/// </remarks>
internal sealed class Writer(IDbContextFactory<IamDbContext> contexts) : IDisposable
{
    private const int MostTogether = 64;

    // In KiB and in pages of 4 KiB: the event history's many indexes are written all over, and what stays in memory and in the
    // log for a while is written back once.
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32768; PRAGMA wal_autocheckpoint=16000;";

    /// <summary>A transaction that is older than this takes no further unit.</summary>
    private static readonly TimeSpan LongestTogether = TimeSpan.FromMilliseconds(5);

    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _line = new();
    private bool _isTaken;

    // Whoever has the turn has these.
    private IamDbContext? _context;
    private LogSync? _sync;
    private SharedTransaction? _open;

    public async Task<UnitOfWork> BeginAsync(AccountId account, CancellationToken cancellationToken)
    {
        await WaitForTurnAsync();
        try
        {
            // Only now: a place in line is never given up, so that the transaction which is handed on finds who ends it.
            cancellationToken.ThrowIfCancellationRequested();
            _sync?.ThrowIfFailed();
            _context ??= await OpenAsync(cancellationToken);
            _context.ChangeTracker.Clear();
            _context.For(account);
            if (_open is null)
            {
                _context.Execute("BEGIN IMMEDIATE");
                _open = new SharedTransaction();
            }
            else
            {
                _context.Execute("SAVEPOINT unit");
                _context.PolicyRevisionAdvanced = _open.PolicyRevisionAdvanced;
            }

            return new WritingUnit(this, _context);
        }
        catch
        {
            await PassOnAsync();
            throw;
        }
    }

    /// <summary>Keeps what the unit at work has changed.</summary>
    /// <returns>What ends when it is on the disk.</returns>
    public async Task<Task> KeepAsync()
    {
        var shared = _open!;
        try
        {
            if (shared.Units > 0)
            {
                _context!.Execute("RELEASE unit");
            }

            shared.PolicyRevisionAdvanced = _context!.PolicyRevisionAdvanced;
            shared.Units++;
        }
        catch
        {
            await UndoAsync();
            throw;
        }

        await PassOnAsync();
        return shared.Durable.Task;
    }

    /// <summary>Undoes what the unit at work has changed.</summary>
    public async Task UndoAsync()
    {
        try
        {
            if (_open is { Units: > 0 })
            {
                _context!.Execute("ROLLBACK TO unit");
                _context!.Execute("RELEASE unit");
            }
            else
            {
                await AbandonAsync(null);
            }
        }
        catch (Exception exception)
        {
            // SQLite has undone everything by itself, as it does when the disk is full.
            await AbandonAsync(exception);
        }

        await PassOnAsync();
    }

    public void Dispose()
    {
        _sync?.Dispose();
        _context?.Dispose();
    }

    private async Task<IamDbContext> OpenAsync(CancellationToken cancellationToken)
    {
        var context = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;

            // EF need not know of the transaction: a unit whose saving fails is undone as a whole.
            context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
            await context.Database.OpenConnectionAsync(cancellationToken);
            await context.Database.ExecuteSqlRawAsync(Pragmas, cancellationToken);
            _sync = LogSync.Of(context.Database.GetDbConnection().DataSource + "-wal");
            return context;
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }
    }

    private Task WaitForTurnAsync()
    {
        lock (_lock)
        {
            if (!_isTaken)
            {
                _isTaken = true;
                return Task.CompletedTask;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _line.Enqueue(turn);
            return turn.Task;
        }
    }

    /// <summary>Gives the turn to the next in line, with the transaction where it may take one more.</summary>
    private async Task PassOnAsync()
    {
        if (_open is { } shared && !(shared.MayGoOn && IsSomebodyWaiting))
        {
            await CommitAsync(shared);
        }

        lock (_lock)
        {
            if (_line.TryDequeue(out var next))
            {
                next.SetResult();
            }
            else
            {
                _isTaken = false;
            }
        }
    }

    private bool IsSomebodyWaiting
    {
        get
        {
            lock (_lock)
            {
                return _line.Count > 0;
            }
        }
    }

    private async Task CommitAsync(SharedTransaction shared)
    {
        try
        {
            _context!.Execute("COMMIT");
            _open = null;
            _sync!.Complete(shared.Durable);
        }
        catch (Exception exception)
        {
            await AbandonAsync(exception);
        }
    }

    /// <summary>Undoes the transaction. Where that was not what was wanted, everybody in it is told, and the next begins on a new connection.</summary>
    private async Task AbandonAsync(Exception? failure)
    {
        var shared = _open;
        _open = null;
        try
        {
            if (shared is not null)
            {
                _context!.Execute("ROLLBACK");
            }
        }
        catch (Exception exception)
        {
            failure ??= exception;
        }

        if (failure is not null)
        {
            if (shared is not null)
            {
                LogSync.Fail(shared.Durable, failure);
            }

            if (_context is { } context)
            {
                _context = null;
                _sync!.Dispose();
                await context.DisposeAsync();
            }
        }
    }

    /// <summary>A transaction of SQLite's with the units that are kept in it.</summary>
    private sealed class SharedTransaction
    {
        private readonly long _begun = Stopwatch.GetTimestamp();

        public int Units { get; set; }

        /// <summary>Whether a unit has advanced a policy revision: should the commit fail, that revision is given again.</summary>
        public bool PolicyRevisionAdvanced { get; set; }

        public bool MayGoOn => Units < MostTogether && Stopwatch.GetElapsedTime(_begun) < LongestTogether;

        /// <summary>Ends when what the units have changed is on the disk, or is lost.</summary>
        public TaskCompletionSource Durable { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>A unit that may change the account.</summary>
internal sealed class WritingUnit(Writer writer, IamDbContext context) : UnitOfWork
{
    private IamDbContext? _context = context;

    public override IamDbContext Db => _context ?? throw new InvalidOperationException("The unit has ended; its context is another's now.");

    public override async Task CommitAsync(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _context, null) is null)
        {
            throw new InvalidOperationException("The unit has ended.");
        }

        await await writer.KeepAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _context, null) is not null)
        {
            await writer.UndoAsync();
        }
    }
}
