using IamConsole.Core.EquivalentCode;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.Extensions.Caching.Memory;

namespace IamConsole;

/// <summary>What each console session has changed, without its secrets, so that it can be shown as code. Kept in memory until the session's time is over.</summary>
internal sealed class SessionChanges(TimeProvider time) : IDisposable
{
    /// <summary>Older requests of a session than its last so many are forgotten.</summary>
    public const int MostRequests = 1000;

    private static readonly TimeSpan Lifetime = Core.Authentication.ConsoleSessions.Lifetime;

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

        var list = _sessions.GetOrCreate(key, entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Lifetime;
            return new List<SessionChange>();
        })!;
        lock (list)
        {
            list.Add(new SessionChange(time.GetUtcNow(), requests));
            while (list.Count > 1 && list.Sum(change => change.Requests.Count) > MostRequests)
            {
                list.RemoveAt(0);
            }
        }

        Changed?.Invoke(caller.SessionIdHash!);
    }

    /// <summary>What the session has changed in the caller's account, oldest first.</summary>
    public IReadOnlyList<SessionChange> Of(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (KeyOf(caller) is not { } key || !_sessions.TryGetValue(key, out List<SessionChange>? list))
        {
            return [];
        }

        lock (list!)
        {
            return [.. list];
        }
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
