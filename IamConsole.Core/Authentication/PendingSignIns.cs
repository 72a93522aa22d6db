using System.Collections.Concurrent;
using IamConsole.Core.Arns;
using IamConsole.Core.Model;

namespace IamConsole.Core.Authentication;

/// <summary>Sign-ins whose password was right and that still lack something: proof of an MFA device, or the choice of a new password.</summary>
/// <remarks>
/// They live in memory, ten minutes at most, and only whoever gave a right password makes one. A restart means to sign in
/// again. They are no session: no page but the one that completes their stage is open to them.
/// </remarks>
public sealed class PendingSignIns(TimeProvider time)
{
    /// <summary>How long one stage may take.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, PendingSignIn> _pending = new();
    private readonly ConcurrentDictionary<string, PasskeyChallenge> _challenges = new();

    /// <summary>The pending sign-in with this id, if it is at this stage; else none.</summary>
    public PendingSignIn? Find(string pendingId, PendingStage stage) =>
        _pending.TryGetValue(SecretToken.Hash(pendingId), out var pending) && pending.Stage == stage && pending.ExpiresAt > time.GetUtcNow() ? pending : null;

    /// <summary>Forgets a sign-in that is completed or given up.</summary>
    /// <returns>Whether it was there: of two that complete it at once, one may go on.</returns>
    public bool Remove(string pendingId)
    {
        _challenges.TryRemove(SecretToken.Hash(pendingId), out _);
        return _pending.TryRemove(SecretToken.Hash(pendingId), out _);
    }

    /// <summary>Keeps again what was removed and could not be completed.</summary>
    internal void PutBack(string pendingId, PendingSignIn waiting) => _pending.TryAdd(SecretToken.Hash(pendingId), waiting);

    /// <summary>Keeps what the browser of a pending sign-in was asked to sign, in place of an earlier question.</summary>
    public void KeepChallenge(string pendingId, PasskeyChallenge challenge) => _challenges[SecretToken.Hash(pendingId)] = challenge;

    /// <summary>What the browser was asked to sign, or none. It serves for this one answer.</summary>
    public PasskeyChallenge? TakeChallenge(string pendingId) => _challenges.TryRemove(SecretToken.Hash(pendingId), out var challenge) ? challenge : null;

    /// <summary>Begins a stage, with an id of its own; <see cref="PendingSignIn.ExpiresAt"/> is set here.</summary>
    /// <returns>256 random bits for the cookie; stored nowhere.</returns>
    internal string Add(PendingSignIn waiting)
    {
        var now = time.GetUtcNow();
        foreach (var (hash, pending) in _pending)
        {
            if (pending.ExpiresAt <= now)
            {
                _pending.TryRemove(hash, out _);
                _challenges.TryRemove(hash, out _);
            }
        }

        var id = SecretToken.New();
        _pending[SecretToken.Hash(id)] = waiting with { ExpiresAt = now + Lifetime };
        return id;
    }

    /// <summary>Notes that its MFA was not passed.</summary>
    internal void NoteFailure(string pendingId)
    {
        var hash = SecretToken.Hash(pendingId);
        if (_pending.TryGetValue(hash, out var waiting))
        {
            _pending.TryUpdate(hash, waiting with { Failures = waiting.Failures + 1 }, waiting);
        }
    }
}

/// <summary>What a pending sign-in lacks next.</summary>
public enum PendingStage
{
    /// <summary>Proof of an MFA device.</summary>
    Mfa,

    /// <summary>The choice of a new password; MFA, where there is any, was passed.</summary>
    NewPassword,
}

/// <summary>Whose sign-in waits for its next step.</summary>
public sealed record PendingSignIn
{
    public required AccountId Account { get; init; }

    /// <summary>The user's unique id; for root the account's id.</summary>
    public required string PrincipalId { get; init; }

    /// <summary>The user's name; for root the e-mail address.</summary>
    public required string Name { get; init; }

    /// <summary>When it has changed meanwhile, the first step has to be done again.</summary>
    public required string SecurityStamp { get; init; }

    /// <summary>What wrong passwords are counted under.</summary>
    public required ThrottleKey Subject { get; init; }

    public required PendingStage Stage { get; init; }

    /// <summary>The principal's MFA devices by serial number; when they have changed meanwhile, the first step has to be done again.</summary>
    public required IReadOnlyList<PendingDevice> Devices { get; init; }

    /// <summary>Whether a new password is to be chosen before a session begins.</summary>
    public required bool MustChangePassword { get; init; }

    /// <summary>How MFA was passed, or none where it was not or where there is none.</summary>
    public PassedMfa? Mfa { get; init; }

    /// <summary>How often MFA was not passed.</summary>
    public int Failures { get; init; }

    /// <summary>By the real clock.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    public bool IsRoot => PrincipalId == Account.ToString();

    internal static PendingSignIn Of(ConsoleUser user, ThrottleKey subject, IReadOnlyList<PendingDevice> devices, bool mustChangePassword) => new()
    {
        Account = user.Account,
        PrincipalId = user.PrincipalId,
        Name = user.Name,
        SecurityStamp = user.SecurityStamp,
        Subject = subject,
        Stage = devices.Count > 0 ? PendingStage.Mfa : PendingStage.NewPassword,
        Devices = devices,
        MustChangePassword = mustChangePassword,
    };

    /// <summary>Whether the principal's password, console access and devices are still those that it began with.</summary>
    internal bool Fits(ConsoleUser? user, IReadOnlyList<PendingDevice> devices) =>
        user?.PasswordHash is not null && user.SecurityStamp == SecurityStamp && devices.SequenceEqual(Devices);
}

/// <summary>An MFA device that a pending sign-in may be completed with.</summary>
public sealed record PendingDevice(string SerialNumber, MfaDeviceKind Kind)
{
    /// <summary>The name at the end of an ARN; a hardware token's serial number.</summary>
    public string Name => Arn.NameIn(SerialNumber);
}

/// <summary>How MFA was passed.</summary>
/// <param name="SerialNumber">The device.</param>
/// <param name="At">By the account clock.</param>
public sealed record PassedMfa(string SerialNumber, DateTimeOffset At);
