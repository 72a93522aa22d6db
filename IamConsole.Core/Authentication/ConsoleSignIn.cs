using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace IamConsole.Core.Authentication;

/// <summary>Turns a password into a console session or, where more is to be proved or chosen, into a <see cref="PendingSignIn"/>.</summary>
/// <remarks>
/// Unknown account, unknown user, wrong password and no password give the same answer after the same work: two look-ups,
/// one verification, two transactions. An attempt is counted before its password is looked at.
/// </remarks>
public sealed class ConsoleSignIn(
    UserManager<ConsoleUser> users,
    AccountLookup accounts,
    SignInCompletion completion,
    PendingSignIns pending,
    SignInThrottling throttling,
    PasswordVerifier passwords,
    IamStore store,
    AccountClock clock,
    ILogger<ConsoleSignIn> logger)
{
    /// <summary>No field of a sign-in may be longer; an e-mail address has up to 254 characters.</summary>
    public const int LongestField = 256;

    /// <summary>Signs an IAM user in.</summary>
    /// <param name="account">Account id or alias.</param>
    /// <param name="userName">In any case.</param>
    /// <param name="password">As typed.</param>
    /// <param name="client">Where the request comes from.</param>
    public async Task<SignInOutcome> SignInUserAsync(string account, string userName, string password, ClientInfo client)
    {
        if (LookAtShape(password, account, userName) is { } refused)
        {
            return refused;
        }

        var name = userName.Trim();
        var found = await accounts.FindAsync(account);
        return await SignInAsync(ThrottleKey.OfUser(found, account, name), ConsoleUserStore.NameOfUser(found ?? default, name), found, password, client);
    }

    /// <summary>Signs an account's root in.</summary>
    public async Task<SignInOutcome> SignInRootAsync(string email, string password, ClientInfo client)
    {
        if (LookAtShape(password, email) is { } refused)
        {
            return refused;
        }

        var address = email.Trim();
        return await SignInAsync(ThrottleKey.OfRoot(address), ConsoleUserStore.NameOfRoot(address), null, password, client);
    }

    /// <summary>What a password has to look like that is chosen to complete a sign-in. Root is under no policy of the account's.</summary>
    public async Task<PasswordRules> RulesForAsync(PendingSignIn waiting)
    {
        ArgumentNullException.ThrowIfNull(waiting);
        if (waiting.IsRoot)
        {
            return PasswordRules.Default;
        }

        await using var unit = await store.BeginReadAsync(waiting.Account, CancellationToken.None);
        return PasswordRules.Of(await unit.Db.PasswordPolicies.FirstOrDefaultAsync());
    }

    /// <summary>Changes the password that sign-in asked to be changed, and begins the session.</summary>
    public async Task<SignInOutcome> ChangePasswordAsync(string pendingId, string oldPassword, string newPassword, ClientInfo client)
    {
        if (pending.Find(pendingId, PendingStage.NewPassword) is not { } waiting)
        {
            return new PendingSignInEnded();
        }

        if (oldPassword.Length is 0 or > LongestField || newPassword.Length > LongestField)
        {
            return new SignInFailed();
        }

        var keys = SignInThrottling.KeysOf(waiting.Subject, client);
        if (await throttling.BeginAttemptAsync(keys) is { } wait)
        {
            return Delayed(wait, client);
        }

        var user = await users.FindByIdAsync(ConsoleUserStore.IdOf(waiting.Account, waiting.PrincipalId));
        if (user is null || !waiting.Fits(user, await ReadDevicesAsync(user)))
        {
            pending.Remove(pendingId);
            return new PendingSignInEnded();
        }

        if (await passwords.VerifyAsync(user.PasswordHash, oldPassword) is PasswordVerificationResult.Failed)
        {
            await RecordFailureAsync(keys, user.Account, user, waiting.Mfa is not null, client);
            return new SignInFailed();
        }

        if (await FindProblemAsync(user, oldPassword, newPassword) is { } problem)
        {
            await GiveBackAsync(keys);
            return new NewPasswordRefused(problem);
        }

        user.PasswordResetRequired = false;
        var changed = await users.ChangePasswordAsync(user, oldPassword, newPassword);
        pending.Remove(pendingId);
        return changed.Succeeded ? await BeginSessionAsync(user, waiting.Subject, keys, waiting.Mfa, passwordChanged: true, client) : new PendingSignInEnded();
    }

    /// <summary>Whether a name or e-mail address has the shape of an access key id, or of a secret access key that no name can be; nothing is looked up.</summary>
    public static bool IsAccessKeyShaped(string name)
    {
        var text = name.Trim();
        return UniqueIds.LooksLikeAccessKeyId(text) || (UniqueIds.LooksLikeSecretAccessKey(text) && text.Contains('/', StringComparison.Ordinal));
    }

    private static SignInOutcome? LookAtShape(string password, params ReadOnlySpan<string> names)
    {
        var empty = password.Length == 0;
        var tooLong = password.Length > LongestField;
        var accessKey = UniqueIds.LooksLikeAccessKeyId(password.Trim()) || UniqueIds.LooksLikeSecretAccessKey(password.Trim());
        foreach (var name in names)
        {
            empty |= string.IsNullOrWhiteSpace(name);
            tooLong |= name.Length > LongestField;
            accessKey |= IsAccessKeyShaped(name);
        }

        return accessKey ? new AccessKeyGiven() : empty || tooLong ? new SignInFailed() : null;
    }

    /// <summary>The rule that a new password breaks, or none.</summary>
    private async Task<string?> FindProblemAsync(ConsoleUser user, string oldPassword, string newPassword)
    {
        if (newPassword == oldPassword)
        {
            return "The new password must differ from the old one.";
        }

        if (user.Kind is CallerKind.Root)
        {
            await using var root = await store.BeginReadAsync(user.Account, CancellationToken.None);
            return RootPasswordRules.FindProblem(await root.Db.Accounts.SingleAsync(), newPassword)?.Message;
        }

        int? count;
        IReadOnlyList<string> remembered;
        await using (var unit = await store.BeginReadAsync(user.Account, CancellationToken.None))
        {
            if (await PasswordRules.FindProblemAsync(unit.Db, newPassword, CancellationToken.None) is { } problem)
            {
                return problem.Message;
            }

            count = await unit.Db.PasswordPolicies.Select(policy => policy.ReusePrevention).FirstOrDefaultAsync();
            remembered = count is null ? [] : await PasswordHistory.ReadAsync(unit.Db, user.PrincipalId, count.Value, CancellationToken.None);
        }

        foreach (var hash in remembered)
        {
            if (await passwords.VerifyAsync(hash, newPassword) is not PasswordVerificationResult.Failed)
            {
                return PasswordRules.Reused(count!.Value).Message;
            }
        }

        return null;
    }

    private async Task<SignInOutcome> SignInAsync(ThrottleKey subject, string identityName, AccountId? account, string password, ClientInfo client)
    {
        var keys = SignInThrottling.KeysOf(subject, client);
        if (await throttling.BeginAttemptAsync(keys) is { } wait)
        {
            return Delayed(wait, client);
        }

        var user = await users.FindByNameAsync(identityName);
        var verified = await passwords.VerifyAsync(user?.PasswordHash, password);
        if (user?.PasswordHash is null || verified is PasswordVerificationResult.Failed)
        {
            await RecordFailureAsync(keys, user?.Account ?? account, user, mfaUsed: false, client);
            return new SignInFailed();
        }

        if (verified is PasswordVerificationResult.SuccessRehashNeeded)
        {
            await StrengthenAsync(user, password);
        }

        var expiry = await ReadExpiryAsync(user);
        var isExpired = expiry.IsPast(clock.GetUtcNow());
        if (isExpired && expiry.IsHard)
        {
            await RecordExpiredAsync(keys, user, client);
            return new PasswordExpired();
        }

        var waiting = PendingSignIn.Of(user, subject, await ReadDevicesAsync(user), user.PasswordResetRequired || isExpired);
        if (waiting.Devices.Count > 0)
        {
            await AskForMfaAsync(keys, user, waiting.Devices, client);
            return new MfaRequired(pending.Add(waiting));
        }

        if (waiting.MustChangePassword)
        {
            await GiveBackAsync(keys);
            return new PasswordChangeRequired(pending.Add(waiting));
        }

        return await BeginSessionAsync(user, subject, keys, null, passwordChanged: false, client);
    }

    private async Task<IReadOnlyList<PendingDevice>> ReadDevicesAsync(ConsoleUser user)
    {
        await using var unit = await store.BeginReadAsync(user.Account, CancellationToken.None);
        return MfaDevicesOf.Described(await MfaDevicesOf.Principal(unit.Db, user.PrincipalId).ToListAsync());
    }

    /// <summary>The attempt is given back, and nothing more: the counters begin anew when MFA was passed too.</summary>
    private async Task AskForMfaAsync(ThrottleKey[] keys, ConsoleUser user, IReadOnlyList<PendingDevice> devices, ClientInfo client)
    {
        await using var unit = await store.BeginWriteAsync(user.Account, CancellationToken.None);
        unit.Db.ActivityEvents.Add(SignInEvents.MfaAsked(user.ToCaller(client), devices, clock.GetUtcNow()));
        await SignInThrottling.SucceededAsync(unit, [], keys);
        await unit.Db.SaveChangesAsync();
        await unit.CommitAsync();
    }

    private async Task<PasswordExpiry> ReadExpiryAsync(ConsoleUser user)
    {
        if (user.PasswordChangedAt is not { } changed)
        {
            return default;
        }

        await using var unit = await store.BeginReadAsync(user.Account, CancellationToken.None);
        return PasswordExpiry.Of(await unit.Db.PasswordPolicies.FirstOrDefaultAsync(), changed);
    }

    /// <summary>The password was right, so the attempt does not count against anybody.</summary>
    private async Task RecordExpiredAsync(ThrottleKey[] keys, ConsoleUser user, ClientInfo client)
    {
        await using var unit = await store.BeginWriteAsync(user.Account, CancellationToken.None);
        unit.Db.ActivityEvents.Add(SignInEvents.Failure(user, client, mfaUsed: false, clock.GetUtcNow()));
        await SignInThrottling.SucceededAsync(unit, keys[..1], keys[1..]);
        await unit.Db.SaveChangesAsync();
        await unit.CommitAsync();
    }

    private async Task<SignInOutcome> BeginSessionAsync(ConsoleUser user, ThrottleKey subject, ThrottleKey[] keys, PassedMfa? mfa, bool passwordChanged, ClientInfo client)
    {
        await using var unit = await store.BeginWriteAsync(user.Account, CancellationToken.None);
        await SignInThrottling.SucceededAsync(unit, keys[..1], keys[1..]);
        return await completion.CompleteAsync(unit, user, subject, mfa, passwordChanged, client);
    }

    private TooManyAttempts Delayed(TimeSpan wait, ClientInfo client)
    {
        logger.LogWarning("A sign-in from {Address} was not looked at: too many attempts, {Seconds:0} seconds to wait.", client.Address, wait.TotalSeconds);
        return new TooManyAttempts(wait);
    }

    /// <summary>Writes the event where there is an account whose history it belongs to, and in any case as much work.</summary>
    private async Task RecordFailureAsync(ThrottleKey[] keys, AccountId? account, ConsoleUser? user, bool mfaUsed, ClientInfo client)
    {
        await using var unit = await store.BeginWriteAsync(account ?? default, CancellationToken.None);
        var last = keys[0].Text;
        await unit.Db.SignInThrottles.Where(row => row.Key == last).ExecuteUpdateAsync(set => set.SetProperty(row => row.Failures, row => row.Failures));
        if (account is not null)
        {
            unit.Db.ActivityEvents.Add(SignInEvents.Failure(user, client, mfaUsed, clock.GetUtcNow()));
            await unit.Db.SaveChangesAsync();
        }
        else
        {
            logger.LogWarning("A sign-in from {Address} named an account that is not here.", client.Address);
        }

        await unit.CommitAsync();
    }

    private async Task GiveBackAsync(ThrottleKey[] keys)
    {
        await using var unit = await store.BeginWriteAsync(default, CancellationToken.None);
        await SignInThrottling.SucceededAsync(unit, keys[..1], keys[1..]);
        await unit.Db.SaveChangesAsync();
        await unit.CommitAsync();
    }

    /// <summary>Stores the same password under today's strength. The stamp stays, since nothing about the credential changed.</summary>
    private async Task StrengthenAsync(ConsoleUser user, string password)
    {
        var old = user.PasswordHash;
        user.PasswordHash = await passwords.HashAsync(password);
        await using var unit = await store.BeginWriteAsync(user.Account, CancellationToken.None);
        _ = user.Kind is CallerKind.Root
            ? await unit.Db.Accounts.Where(account => account.RootPasswordHash == old)
                .ExecuteUpdateAsync(set => set.SetProperty(account => account.RootPasswordHash, user.PasswordHash))
            : await unit.Db.LoginProfiles.Where(profile => profile.UserId == user.PrincipalId && profile.PasswordHash == old)
                .ExecuteUpdateAsync(set => set.SetProperty(profile => profile.PasswordHash, user.PasswordHash));
        await unit.CommitAsync();
    }
}
