using System.Collections.Concurrent;
using IamConsole.Core.Arns;

namespace IamConsole.Core.Authentication;

/// <summary>Sign-ins whose password was right and that still lack something: today the choice of a new password.</summary>
/// <remarks>
/// They live in memory, ten minutes at most, and only whoever gave a right password makes one. A restart means to sign in
/// again. They are no session: no page but the one that completes them is open to them.
/// </remarks>
public sealed class PendingSignIns(TimeProvider time)
{
    /// <summary>How long the second step may take.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, PendingSignIn> _pending = new();

    /// <summary>The pending sign-in with this id, or none.</summary>
    public PendingSignIn? Find(string pendingId) =>
        _pending.TryGetValue(SecretToken.Hash(pendingId), out var pending) && pending.ExpiresAt > time.GetUtcNow() ? pending : null;

    /// <summary>Forgets a sign-in that is completed or given up.</summary>
    public void Remove(string pendingId) => _pending.TryRemove(SecretToken.Hash(pendingId), out _);

    /// <returns>256 random bits for the cookie; stored nowhere.</returns>
    internal string Add(ConsoleUser user, ThrottleKey subject)
    {
        var now = time.GetUtcNow();
        foreach (var (hash, pending) in _pending)
        {
            if (pending.ExpiresAt <= now)
            {
                _pending.TryRemove(hash, out _);
            }
        }

        var id = SecretToken.New();
        _pending[SecretToken.Hash(id)] = new PendingSignIn(user.Account, user.PrincipalId, user.Name, user.SecurityStamp, subject, now + Lifetime);
        return id;
    }
}

/// <summary>Whose sign-in waits for its next step.</summary>
/// <param name="Account">The account.</param>
/// <param name="PrincipalId">The user's unique id; for root the account's id.</param>
/// <param name="Name">The user's name; for root the e-mail address.</param>
/// <param name="SecurityStamp">When it has changed meanwhile, the first step has to be done again.</param>
/// <param name="Subject">What wrong passwords are counted under.</param>
/// <param name="ExpiresAt">By the real clock.</param>
public sealed record PendingSignIn(AccountId Account, string PrincipalId, string Name, string SecurityStamp, ThrottleKey Subject, DateTimeOffset ExpiresAt);
