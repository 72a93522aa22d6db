using IamConsole.Core.Activity;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Authentication;

/// <summary>The root user's own e-mail address and password, which no operation of IAM's reaches: only a console session of root's changes them.</summary>
/// <remarks>
/// Guesses of the present password are counted under a counter of the session's own. Refusals: <c>AccessDenied</c> where the present password
/// is wrong or the caller is not a console session of root's, <c>Throttling</c> after too many guesses,
/// <c>PasswordPolicyViolation</c>, <c>InvalidInput</c> for what is no other e-mail address, <c>EntityAlreadyExists</c> for one
/// that another root of this installation has, and <see cref="FreshProofRequired"/>.
/// </remarks>
public sealed class RootCredentials(IamStore store, PasswordGuesses guesses, PasswordVerifier passwords, Announcements announcements, AccountClock clock, TimeProvider time)
{
    /// <summary>What root's own page shows.</summary>
    /// <param name="caller">A console session of root's.</param>
    /// <param name="cancellationToken">Ends the read early.</param>
    public async Task<IamResult<RootCredentialsView>> ReadAsync(Caller caller, CancellationToken cancellationToken = default)
    {
        if (RefuseOthers(caller) is { } refused)
        {
            return refused;
        }

        var account = await ReadAccountAsync(caller, cancellationToken);
        return new RootCredentialsView(account.RootEmail, account.RootPasswordChangedAt);
    }

    /// <summary>Changes root's password. The session that asks goes on; root's others end.</summary>
    /// <param name="caller">A console session of root's.</param>
    /// <param name="currentPassword">As typed.</param>
    /// <param name="newPassword">As typed; <see cref="RootPasswordRules"/> says what it must look like.</param>
    public async Task<IamResult<Nothing>> ChangePasswordAsync(Caller caller, string currentPassword, string newPassword)
    {
        ArgumentNullException.ThrowIfNull(newPassword);
        if (RefuseOthers(caller) is { } refused)
        {
            return refused;
        }

        var account = await ReadAccountAsync(caller, CancellationToken.None);
        if (await ProveAsync(caller, account, currentPassword, SignInEvents.PasswordUpdated) is { } unproven)
        {
            return unproven;
        }

        if (newPassword == currentPassword)
        {
            return IamError.PasswordPolicyViolation("The new password must differ from the present one");
        }

        if (RootPasswordRules.FindProblem(account, newPassword) is { } problem)
        {
            return problem;
        }

        var hash = await passwords.HashAsync(newPassword);
        return await ChangeAsync(caller, account, SignInEvents.PasswordUpdated, async (db, stored) =>
        {
            stored.RootPasswordHash = hash;
            stored.RootPasswordChangedAt = clock.GetUtcNow();
            stored.RootPasswordResetRequired = false;
            await SessionEnding.EndRootSessionsAsync(db, caller.SessionIdHash, CancellationToken.None);
            return null;
        });
    }

    /// <summary>Changes the e-mail address that root signs in with. Needs a fresh proof of identity.</summary>
    /// <param name="caller">A console session of root's.</param>
    /// <param name="currentPassword">As typed.</param>
    /// <param name="newEmail">New to the installation ignoring case; white space around it is taken off.</param>
    public async Task<IamResult<Nothing>> ChangeEmailAsync(Caller caller, string currentPassword, string newEmail)
    {
        ArgumentNullException.ThrowIfNull(newEmail);
        if (RefuseOthers(caller) is { } refused)
        {
            return refused;
        }

        if (FreshProofRequired.Of(caller, time.GetUtcNow()) is { } stale)
        {
            return stale;
        }

        var email = newEmail.Trim();
        if (!RootEmailAddress.IsValid(email))
        {
            return IamError.InvalidInput("This is not an e-mail address.");
        }

        var account = await ReadAccountAsync(caller, CancellationToken.None);
        if (await ProveAsync(caller, account, currentPassword, SignInEvents.EmailUpdated) is { } unproven)
        {
            return unproven;
        }

        if (account.RootEmail == email)
        {
            return IamError.InvalidInput("This is the present e-mail address.");
        }

        return await ChangeAsync(caller, account, SignInEvents.EmailUpdated, async (db, stored) =>
        {
            if (await db.Accounts.IgnoreQueryFilters().AnyAsync(other => other.RootEmail == email && other.Id != stored.Id))
            {
                return IamError.EntityAlreadyExists($"Another account's root user has the e-mail address {email}.");
            }

            stored.RootEmail = email;
            return null;
        });
    }

    private static IamError? RefuseOthers(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller is { Kind: CallerKind.Root, SessionIdHash: not null } ? null : new IamError("AccessDenied", "Only the root user itself, signed in to the console, may do this.");
    }

    private async Task<Account> ReadAccountAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var unit = await store.BeginReadAsync(caller.Account, cancellationToken);
        return await unit.Db.Accounts.SingleAsync(cancellationToken);
    }

    private static IamError WrongPassword() => new("AccessDenied", "The current password was incorrect.");

    /// <summary>The refusal of a wrong password, which is an event, or of one guess too many; or none.</summary>
    private async Task<IamError?> ProveAsync(Caller caller, Account account, string password, Func<Caller, bool, DateTimeOffset, ActivityEvent> entry)
    {
        if (await guesses.BeginAsync(caller) is { } wait)
        {
            return IamError.Throttling(wait);
        }

        if (password.Length is > 0 and <= ConsoleSignIn.LongestField && await passwords.VerifyAsync(account.RootPasswordHash, password) is not PasswordVerificationResult.Failed)
        {
            await guesses.GiveBackAsync(caller);
            return null;
        }

        await using var unit = await store.BeginWriteAsync(caller.Account, CancellationToken.None);
        unit.Db.ActivityEvents.Add(entry(caller, false, clock.GetUtcNow()));
        await unit.Db.SaveChangesAsync();
        await unit.CommitAsync();
        return WrongPassword();
    }

    private async Task<IamResult<Nothing>> ChangeAsync(Caller caller, Account proven, Func<Caller, bool, DateTimeOffset, ActivityEvent> entry, Func<IamDbContext, Account, Task<IamError?>> change)
    {
        await using (var unit = await store.BeginWriteAsync(caller.Account, CancellationToken.None))
        {
            var stored = await unit.Db.Accounts.SingleAsync();

            // A password that somebody has set since was not the one that was proved.
            if (stored.RootPasswordHash != proven.RootPasswordHash)
            {
                return WrongPassword();
            }

            if (await change(unit.Db, stored) is { } refused)
            {
                return refused;
            }

            stored.Revision++;
            unit.Db.ActivityEvents.Add(entry(caller, true, clock.GetUtcNow()));
            await unit.Db.SaveChangesAsync();
            await unit.CommitAsync();
        }

        announcements.Announce(caller.Account, ChangedKinds.Account | ChangedKinds.Credentials | ChangedKinds.Sessions);
        return Nothing.Value;
    }
}

/// <summary>Root's own credentials as its page shows them.</summary>
/// <param name="Email">What root signs in with.</param>
/// <param name="PasswordChangedAt">By the account clock.</param>
public sealed record RootCredentialsView(string Email, DateTimeOffset PasswordChangedAt);
