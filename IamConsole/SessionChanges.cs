using IamConsole.Core.EquivalentCode;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.Extensions.Caching.Memory;

namespace IamConsole;

/// <summary>
/// What each console session has changed, without its secrets, so that it can be shown as code. Kept in memory until the session's time
/// is over: a page that is loaded anew finds it, a console that is started anew does not.
/// </summary>
internal sealed class SessionChanges(TimeProvider time) : IDisposable
{
    /// <summary>Older requests of a session than its last so many are forgotten.</summary>
    public const int MostRequests = 1000;

    private static readonly TimeSpan Lifetime = Core.Authentication.ConsoleSessions.Lifetime;

    private readonly Lock _adding = new();
    private readonly MemoryCache _sessions = new(new MemoryCacheOptions { Clock = new CacheClock(time) });

    /// <summary>Raised with the session's name after it has changed something.</summary>
    public event Action<string>? Changed;

    /// <summary>Takes down what was done; reads leave no trace.</summary>
    public void Add(Caller caller, IReadOnlyList<IamOperation> done)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var requests = CodeRequest.OfChanges(done);
        if (KeyOf(caller) is not { } key || requests.Count == 0)
        {
            return;
        }

        // Two pages of a session may make its first changes at once: the cache by itself would keep one of two lists.
        lock (_adding)
        {
            var kept = _sessions.Get<SessionScript>(key) ?? new SessionScript([], false);
            List<SessionChange> changes = [.. kept.Changes, new SessionChange(time.GetUtcNow(), requests)];
            var tooMany = changes.Sum(change => change.Requests.Count) - MostRequests;
            var forgotten = 0;
            for (; tooMany > 0 && forgotten < changes.Count - 1; forgotten++)
            {
                tooMany -= changes[forgotten].Requests.Count;
            }

            changes.RemoveRange(0, forgotten);
            _sessions.Set(key, new SessionScript(changes, kept.LacksOldest || forgotten > 0), Lifetime);
        }

        Changed?.Invoke(caller.SessionIdHash!);
    }

    /// <summary>What the session has changed in the caller's account.</summary>
    public SessionScript Of(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return (KeyOf(caller) is { } key ? _sessions.Get<SessionScript>(key) : null) ?? new SessionScript([], false);
    }

    /// <summary>Forgets what the session has changed in the caller's account; the account keeps it.</summary>
    public void Clear(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (KeyOf(caller) is { } key)
        {
            _sessions.Remove(key);
            Changed?.Invoke(caller.SessionIdHash!);
        }
    }

    public void Dispose() => _sessions.Dispose();

    private static object? KeyOf(Caller caller) => caller.SessionIdHash is { } session ? (session, caller.Account) : null;

    private sealed class CacheClock(TimeProvider time) : Microsoft.Extensions.Internal.ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}

/// <summary>What a session did at once.</summary>
/// <param name="Time">When, by the real clock.</param>
/// <param name="Requests">One request, or several that were sent together.</param>
internal sealed record SessionChange(DateTimeOffset Time, IReadOnlyList<CodeRequest> Requests);

/// <summary>What a session has changed in an account.</summary>
/// <param name="Changes">Oldest first.</param>
/// <param name="LacksOldest">Whether there were more requests than are kept, and the oldest are missing.</param>
internal sealed record SessionScript(IReadOnlyList<SessionChange> Changes, bool LacksOldest);
