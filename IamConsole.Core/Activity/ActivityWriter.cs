using System.Threading.Channels;
using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace IamConsole.Core.Activity;

/// <summary>Writes the event history and the last-accessed times.</summary>
/// <remarks>
/// A change's event is saved by the change's own transaction. Reads, refusals and last-accessed times wait here, at most
/// 100 ms, and are written together; a full queue slows the caller down and never drops.
/// </remarks>
public sealed class ActivityWriter : IAsyncDisposable
{
    private const int QueueLength = 4096;
    private const int BatchLength = 512;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(100);

    private readonly Channel<Entry> _queue = Channel.CreateBounded<Entry>(new BoundedChannelOptions(QueueLength) { SingleReader = true });
    private readonly IamStore _store;
    private readonly ILogger<ActivityWriter> _logger;
    private readonly Task _writing;
    private long _enqueued;
    private long _written;

    public ActivityWriter(IamStore store, ILogger<ActivityWriter> logger)
    {
        _store = store;
        _logger = logger;
        _writing = Task.Run(WriteQueueAsync);
    }

    /// <summary>Writes a change's event in the change's own transaction.</summary>
    internal static void Write(UnitOfWork unit, ActivityEvent entry) => EventInsert.Write(unit.Db, entry);

    /// <summary>Queues an event, if there is one, and the actions that a principal attempted.</summary>
    public async ValueTask EnqueueAsync(AccountId account, ActivityEvent? entry, IReadOnlyList<LastAccess> accesses)
    {
        var queued = new Entry(account, entry, accesses);
        Interlocked.Increment(ref _enqueued);
        try
        {
            await _queue.Writer.WriteAsync(queued);
        }
        catch (ChannelClosedException)
        {
            // The console is shutting down; what was done is done, and is written by whoever did it.
            await WriteAsync(account, [queued]);
            Interlocked.Increment(ref _written);
        }
    }

    /// <summary>Waits until everything queued before is written.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken = default)
    {
        var target = Interlocked.Read(ref _enqueued);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (Interlocked.Read(ref _written) < target && !_writing.IsCompleted)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writing;
    }

    private async Task WriteQueueAsync()
    {
        var batch = new List<Entry>(BatchLength);
        while (await _queue.Reader.WaitToReadAsync())
        {
            // A short pause lets what comes together be written together.
            if (_queue.Reader.Count < BatchLength)
            {
                await Task.Delay(LongestWait / 2);
            }

            while (batch.Count < BatchLength && _queue.Reader.TryRead(out var entry))
            {
                batch.Add(entry);
            }

            foreach (var ofAccount in batch.GroupBy(entry => entry.Account))
            {
                await WriteAsync(ofAccount.Key, [.. ofAccount]);
            }

            Interlocked.Add(ref _written, batch.Count);
            batch.Clear();
        }
    }

    private async Task WriteAsync(AccountId account, IReadOnlyList<Entry> entries)
    {
        try
        {
            await using var unit = await _store.BeginWriteAsync(account, CancellationToken.None);
            foreach (var entry in entries.Select(entry => entry.Event).OfType<ActivityEvent>())
            {
                EventInsert.Write(unit.Db, entry);
            }

            var latest = entries.SelectMany(entry => entry.Accesses)
                .GroupBy(access => (access.PrincipalId, access.Service, access.Action))
                .Select(same => same.MaxBy(access => access.Time)!);
            foreach (var access in latest)
            {
                var time = access.Time.ToUnixTimeMilliseconds();
                await unit.Db.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO LastAccesses (AccountId, PrincipalId, Service, Action, Time, Region)
                    VALUES ({account.ToString()}, {access.PrincipalId}, {access.Service}, {access.Action}, {time}, {access.Region})
                    ON CONFLICT (AccountId, PrincipalId, Service, Action) DO UPDATE SET Time = excluded.Time, Region = excluded.Region
                    """);
            }

            foreach (var used in latest.Where(access => access.PrincipalId.StartsWith(UniqueIds.RolePrefix, StringComparison.Ordinal)).GroupBy(access => access.PrincipalId))
            {
                var (time, region) = (used.Max(access => access.Time), used.First().Region);
                await unit.Db.Roles.Where(role => role.Id == used.Key)
                    .ExecuteUpdateAsync(set => set.SetProperty(role => role.LastUsedAt, time).SetProperty(role => role.LastUsedRegion, region));
            }

            await unit.CommitAsync();
        }
        catch (Exception exception)
        {
            // The history must not take the console down with it; the loss is said aloud.
            _logger.LogError(exception, "{Count} activity events of account {Account} could not be written.", entries.Count, account);
        }
    }

    private sealed record Entry(AccountId Account, ActivityEvent? Event, IReadOnlyList<LastAccess> Accesses);
}
