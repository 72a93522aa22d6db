using System.Collections.Concurrent;
using IamConsole.Core.Activity;
using IamConsole.Core.Authentication.Signatures;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace IamConsole.Core.Authentication;

/// <summary>Notes when, for which service and in which Region a key, or the role of a session, was last used.</summary>
/// <remarks>Requests only leave a note; what was used within a second is written together, and the rest when the console stops.</remarks>
public sealed class CredentialUses : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Use> _noted = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly IamStore _store;
    private readonly AccountClock _clock;
    private readonly Announcements _announcements;
    private readonly ILogger<CredentialUses> _logger;
    private readonly Task _loop;

    public CredentialUses(IamStore store, AccountClock clock, Announcements announcements, TimeProvider time, ILogger<CredentialUses> logger)
    {
        _store = store;
        _clock = clock;
        _announcements = announcements;
        _logger = logger;
        _loop = WriteEachSecondAsync(time);
    }

    /// <summary>Notes a use. Whether the request is allowed makes no difference.</summary>
    public void Note(ProvenRequest request) =>
        _noted[request.Caller.Kind is CallerKind.AssumedRole ? request.Caller.PrincipalId : request.AccessKeyId] = new Use(request, _clock.GetUtcNow());

    /// <summary>Writes what is noted now.</summary>
    public async Task FlushAsync()
    {
        await _writing.WaitAsync();
        try
        {
            var uses = new List<Use>();
            foreach (var id in _noted.Keys)
            {
                if (_noted.TryRemove(id, out var use))
                {
                    uses.Add(use);
                }
            }

            foreach (var ofAccount in uses.GroupBy(use => use.Request.Caller.Account))
            {
                await using var unit = await _store.BeginWriteAsync(ofAccount.Key, CancellationToken.None);
                foreach (var use in ofAccount)
                {
                    await WriteAsync(unit.Db, use);
                }

                await unit.CommitAsync();
                _announcements.Announce(ofAccount.Key, ChangedKinds.Credentials | ChangedKinds.Calls);
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _loop;
        await FlushSafelyAsync();
        _stopping.Dispose();
        _writing.Dispose();
    }

    private static Task<int> WriteAsync(IamDbContext db, Use use) => use.Request.Caller.Kind is CallerKind.AssumedRole
        ? db.Roles.Where(role => role.Id == use.Request.Caller.PrincipalId)
            .ExecuteUpdateAsync(set => set.SetProperty(role => role.LastUsedAt, use.Time).SetProperty(role => role.LastUsedRegion, use.Request.Region))
        : db.AccessKeys.Where(key => key.Id == use.Request.AccessKeyId)
            .ExecuteUpdateAsync(set => set
                .SetProperty(key => key.LastUsedAt, use.Time)
                .SetProperty(key => key.LastUsedService, use.Request.Service)
                .SetProperty(key => key.LastUsedRegion, use.Request.Region));

    private async Task WriteEachSecondAsync(TimeProvider time)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                if (!_noted.IsEmpty)
                {
                    await FlushSafelyAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The console stops.
        }
    }

    private async Task FlushSafelyAsync()
    {
        try
        {
            await FlushAsync();
        }
        catch (Exception exception)
        {
            // When a key was last used must not take the console down; the loss is said aloud.
            _logger.LogError(exception, "When access keys were last used could not be written.");
        }
    }

    private sealed record Use(ProvenRequest Request, DateTimeOffset Time);
}
