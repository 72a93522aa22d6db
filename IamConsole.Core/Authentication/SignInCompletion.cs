using IamConsole.Core.Activity;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Authentication;

/// <summary>The last step of every sign-in: the session, its event and the time of last use, in one transaction.</summary>
public sealed class SignInCompletion(ConsoleSessions sessions, Announcements announcements, AccountClock clock)
{
    /// <param name="unit">Holds what the sign-in has used up; it is committed here.</param>
    /// <param name="user">Who has proved to be it.</param>
    /// <param name="subject">What this user's attempts are counted under.</param>
    /// <param name="mfa">How MFA was passed, or none where the user has no device.</param>
    /// <param name="passwordChanged">Whether another password was chosen on the way.</param>
    /// <param name="client">Where the request comes from.</param>
    internal async Task<SignedIn> CompleteAsync(UnitOfWork unit, ConsoleUser user, ThrottleKey subject, PassedMfa? mfa, bool passwordChanged, ClientInfo client)
    {
        var now = clock.GetUtcNow();
        var session = await sessions.AddAsync(unit, user, client, mfa?.At);
        if (passwordChanged)
        {
            unit.Db.ActivityEvents.Add(SignInEvents.PasswordChanged(session.Caller, now));
        }

        unit.Db.ActivityEvents.Add(SignInEvents.Success(session.Caller, mfa, now));
        await unit.Db.SaveChangesAsync();
        await NotePasswordUseAsync(unit.Db, user, now);
        await unit.CommitAsync();
        announcements.Announce(user.Account, ChangedKinds.Users | ChangedKinds.Sessions | (passwordChanged ? ChangedKinds.Credentials : ChangedKinds.None));
        return new SignedIn(session, subject);
    }

    private static Task<int> NotePasswordUseAsync(IamDbContext db, ConsoleUser user, DateTimeOffset now) => user.Kind is CallerKind.Root
        ? db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(account => account.RootPasswordLastUsedAt, now))
        : db.Users.Where(row => row.Id == user.PrincipalId).ExecuteUpdateAsync(set => set.SetProperty(row => row.PasswordLastUsedAt, now));
}
