using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace IamConsole.Core.Authentication;

/// <summary>The second step of a sign-in whose principal has MFA devices.</summary>
/// <remarks>
/// An attempt is counted under the devices that it may be one of, before it is looked at. What it uses up, such as the step of
/// a code, is stored with the session that it begins: of two browsers with the same code one gets in.
/// </remarks>
public sealed class MfaSignIn(
    UserManager<ConsoleUser> users,
    PendingSignIns pending,
    SignInThrottling throttling,
    SignInCompletion completion,
    IamStore store,
    SecretProtector secrets,
    TimeProvider time,
    AccountClock clock,
    ILogger<MfaSignIn> logger)
{
    /// <summary>After so many failures a resynchronisation is offered.</summary>
    public const int FailuresBeforeResync = 2;

    /// <summary>Holds a proof against the devices of a pending sign-in.</summary>
    /// <returns>
    /// <see cref="SignedIn"/>, or <see cref="PasswordChangeRequired"/> under another id; else <see cref="SignInFailed"/>,
    /// <see cref="TooManyAttempts"/> or <see cref="PendingSignInEnded"/>.
    /// </returns>
    public async Task<SignInOutcome> ProveAsync(string pendingId, MfaProof proof, ClientInfo client)
    {
        if (pending.Find(pendingId, PendingStage.Mfa) is not { } waiting)
        {
            return new PendingSignInEnded();
        }

        var keys = waiting.Devices.Where(device => proof.IsFor(device.Kind)).Select(device => KeyOf(waiting, device.SerialNumber, client)).ToList();
        if (keys.Count == 0)
        {
            return new SignInFailed();
        }

        if (await throttling.BeginAttemptAsync(keys) is { } wait)
        {
            logger.LogWarning("An MFA attempt from {Address} was not looked at: too many attempts, {Seconds:0} seconds to wait.", client.Address, wait.TotalSeconds);
            return new TooManyAttempts(wait);
        }

        await using var unit = await store.BeginWriteAsync(waiting.Account, CancellationToken.None);
        var user = await users.FindByIdAsync(ConsoleUserStore.IdOf(waiting.Account, waiting.PrincipalId));
        var devices = await MfaDevicesOf.Principal(unit.Db, waiting.PrincipalId).ToListAsync();

        // Another attempt with the same id may have used it up since, or somebody has given it up.
        if (user is null || pending.Find(pendingId, PendingStage.Mfa) is null || !waiting.Fits(user, MfaDevicesOf.Described(devices)))
        {
            pending.Remove(pendingId);
            return new PendingSignInEnded();
        }

        if (await proof.FindProvenAsync([.. devices.Where(device => proof.IsFor(device.Kind))], unit.Db, secrets, time.GetUtcNow()) is not { } proven)
        {
            unit.Db.ActivityEvents.Add(SignInEvents.Failure(user, client, mfaUsed: true, clock.GetUtcNow()));
            await unit.Db.SaveChangesAsync();
            await unit.CommitAsync();
            pending.NoteFailure(pendingId);
            return new SignInFailed();
        }

        // Before the commit: the next attempt has its turn while this one waits for the disk.
        if (!pending.Remove(pendingId))
        {
            return new PendingSignInEnded();
        }

        if (proof is SuccessiveCodes)
        {
            unit.Db.ActivityEvents.Add(SignInEvents.Resynchronised(user.ToCaller(client), proven.SerialNumber, clock.GetUtcNow()));
        }

        try
        {
            return await GoOnAsync(unit, waiting, user, proven, keys, client);
        }
        catch
        {
            pending.PutBack(pendingId, waiting);
            throw;
        }
    }

    private static ThrottleKey KeyOf(PendingSignIn waiting, string serialNumber, ClientInfo client) =>
        ThrottleKey.OfDevice(waiting.Account, serialNumber, client.KnownBrowsers.GetValueOrDefault(waiting.Subject.Text));

    private async Task<SignInOutcome> GoOnAsync(UnitOfWork unit, PendingSignIn waiting, ConsoleUser user, MfaDevice proven, List<ThrottleKey> keys, ClientInfo client)
    {
        var mfa = new PassedMfa(proven.SerialNumber, clock.GetUtcNow());
        var provenKey = KeyOf(waiting, proven.SerialNumber, client);
        await SignInThrottling.SucceededAsync(unit, [provenKey], keys.Where(key => key != provenKey));
        if (user.PasswordResetRequired || waiting.MustChangePassword)
        {
            await unit.Db.SaveChangesAsync();
            await unit.CommitAsync();
            return new PasswordChangeRequired(pending.Add(waiting with { Stage = PendingStage.NewPassword, MustChangePassword = true, Mfa = mfa, Failures = 0 }));
        }

        // The address was given back when the password was right.
        await SignInThrottling.SucceededAsync(unit, SignInThrottling.KeysOf(waiting.Subject, client).Take(1), []);
        return await completion.CompleteAsync(unit, user, waiting.Subject, mfa, passwordChanged: false, client);
    }
}

/// <summary>Reads a principal's assigned devices.</summary>
internal static class MfaDevicesOf
{
    public static IQueryable<MfaDevice> Principal(IamDbContext db, string principalId) =>
        db.MfaDevices.Where(device => device.OwnerId == principalId).OrderBy(device => device.SerialNumber);

    public static IReadOnlyList<PendingDevice> Described(IEnumerable<MfaDevice> devices) => [.. devices.Select(device => new PendingDevice(device.SerialNumber, device.Kind))];
}
