using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Authentication;

/// <summary>A console session proves again whose it is, for what <see cref="FreshProofRequired"/> guards: with the password, and with MFA where there is a device.</summary>
/// <remarks>Guesses of the password are counted under a counter of the session's own, those of MFA under the devices' of sign-in, so that this is no free way to guess.</remarks>
public sealed class IdentityProof(
    UserManager<ConsoleUser> users,
    PasswordGuesses guesses,
    SignInThrottling throttling,
    PasswordVerifier passwords,
    IamStore store,
    SecretProtector secrets,
    AccountClock clock,
    TimeProvider time)
{
    /// <summary>Which kinds of MFA devices the caller has; one of them is part of the proof. Empty where the password alone is.</summary>
    /// <param name="caller">Of a console session.</param>
    /// <param name="cancellationToken">Ends the read early.</param>
    public async Task<IReadOnlySet<MfaDeviceKind>> ReadKindsAsync(Caller caller, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(caller);
        await using var unit = await store.BeginReadAsync(caller.Account, cancellationToken);
        return (await MfaDevicesOf.Principal(unit.Db, caller.PrincipalId).Select(device => device.Kind).ToListAsync(cancellationToken)).ToHashSet();
    }

    /// <summary>Proves who holds the session.</summary>
    /// <param name="caller">Of a console session.</param>
    /// <param name="password">As typed.</param>
    /// <param name="mfa">The proof of a device; none where the caller has no device.</param>
    /// <returns><c>AccessDenied</c> where something is wrong, without saying what; <c>Throttling</c>; <c>InvalidClientTokenId</c> where the session has ended.</returns>
    public async Task<IamResult<Nothing>> ProveAsync(Caller caller, string password, MfaProof? mfa)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(password);
        if (await guesses.BeginAsync(caller) is { } wait)
        {
            return IamError.Throttling(wait);
        }

        var user = await users.FindByIdAsync(ConsoleUserStore.IdOf(caller.Account, caller.PrincipalId));
        if (password.Length is 0 or > ConsoleSignIn.LongestField || await passwords.VerifyAsync(user?.PasswordHash, password) is PasswordVerificationResult.Failed)
        {
            await using var refusal = await store.BeginWriteAsync(caller.Account, CancellationToken.None);
            return await RefuseAsync(refusal, caller, user, mfaUsed: false);
        }

        await guesses.GiveBackAsync(caller);
        var keys = await DeviceKeysAsync(caller, mfa);
        if (keys.Count > 0 && await throttling.BeginAttemptAsync([.. keys.Values]) is { } later)
        {
            return IamError.Throttling(later);
        }

        await using var unit = await store.BeginWriteAsync(caller.Account, CancellationToken.None);
        var devices = await MfaDevicesOf.Principal(unit.Db, caller.PrincipalId).ToListAsync();
        if (devices.Count > 0)
        {
            // Only what was counted is looked at.
            if (mfa is null || await mfa.FindProvenAsync([.. devices.Where(device => keys.ContainsKey(device.SerialNumber))], unit.Db, secrets, time.GetUtcNow()) is not { } proven)
            {
                return await RefuseAsync(unit, caller, user, mfaUsed: true);
            }

            await SignInThrottling.SucceededAsync(unit, [keys[proven.SerialNumber]], keys.Where(key => key.Key != proven.SerialNumber).Select(key => key.Value));
        }

        // A session that a new password has ended meanwhile is not brought back.
        if (await unit.Db.ConsoleSessions.SingleOrDefaultAsync(session => session.IdHash == caller.SessionIdHash && session.SecurityStamp == user!.SecurityStamp) is not { } row)
        {
            return IamError.InvalidSession();
        }

        row.ProvenAt = time.GetUtcNow();
        await unit.Db.SaveChangesAsync();
        await unit.CommitAsync();
        return Nothing.Value;
    }

    private async Task<Dictionary<string, ThrottleKey>> DeviceKeysAsync(Caller caller, MfaProof? mfa)
    {
        await using var unit = await store.BeginReadAsync(caller.Account, CancellationToken.None);
        var devices = await MfaDevicesOf.Principal(unit.Db, caller.PrincipalId).ToListAsync();
        return devices.Where(device => mfa?.IsFor(device.Kind) == true).ToDictionary(device => device.SerialNumber, device => ThrottleKey.OfDevice(caller.Account, device.SerialNumber, place: null));
    }

    private async Task<IamError> RefuseAsync(UnitOfWork unit, Caller caller, ConsoleUser? user, bool mfaUsed)
    {
        if (user is null)
        {
            return IamError.InvalidSession();
        }

        unit.Db.ActivityEvents.Add(SignInEvents.Failure(user, new ClientInfo(caller.SourceIp, caller.UserAgent, caller.SecureTransport), mfaUsed, clock.GetUtcNow()));
        await unit.Db.SaveChangesAsync();
        await unit.CommitAsync();
        return new IamError("AccessDenied", "Your authentication information is incorrect. Please try again.");
    }
}
