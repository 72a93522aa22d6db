using IamConsole.Core.Activity;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Authentication;

/// <summary>What somebody who is signed in may always do, whatever the policies say: see their own console sessions and end them.</summary>
/// <remarks>It is no request to IAM, so that it makes no event; CloudTrail has none for signing out either.</remarks>
public sealed class OwnSessions(IamStore store, TimeProvider time, Announcements announcements)
{
    /// <summary>The live sessions of the caller's user or root, the caller's own first, then the one seen last.</summary>
    /// <param name="caller">Of a console session.</param>
    /// <param name="cancellationToken">Ends the read early.</param>
    public async Task<IReadOnlyList<OwnSession>> ListAsync(Caller caller, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var now = time.GetUtcNow();
        await using var unit = await store.BeginReadAsync(caller.Account, cancellationToken);

        // Those of an earlier stamp have ended already; the caller's session carries the present one.
        var stamp = await Sessions(unit.Db, caller).Where(session => session.IdHash == caller.SessionIdHash).Select(session => session.SecurityStamp).SingleOrDefaultAsync(cancellationToken);
        var sessions = await Sessions(unit.Db, caller).Where(session => session.ExpiresAt > now && session.SecurityStamp == stamp).ToListAsync(cancellationToken);
        return
        [
            .. sessions
                .Select(session => new OwnSession(
                    session.IdHash,
                    session.ExpiresAt - ConsoleSessions.Lifetime,
                    session.LastSeenAt,
                    session.ExpiresAt,
                    session.SourceIp,
                    session.UserAgent,
                    session.MfaAuthenticatedAt is not null,
                    session.IdHash == caller.SessionIdHash))
                .OrderByDescending(session => session.IsCurrent)
                .ThenByDescending(session => session.LastSeenAt),
        ];
    }

    /// <summary>Ends one of the caller's sessions. One that has ended already, or is somebody else's, is left alone.</summary>
    /// <param name="caller">Of a console session.</param>
    /// <param name="id">The <see cref="OwnSession.Id"/>.</param>
    /// <returns>Whether a session has ended.</returns>
    public async Task<bool> EndAsync(Caller caller, string id)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return await EndAsync(caller, sessions => sessions.Where(session => session.IdHash == id)) > 0;
    }

    /// <summary>Ends all sessions of the caller's user or root except the caller's own.</summary>
    /// <returns>How many have ended.</returns>
    public Task<int> EndOthersAsync(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return EndAsync(caller, sessions => sessions.Where(session => session.IdHash != caller.SessionIdHash));
    }

    private static IQueryable<ConsoleSession> Sessions(IamDbContext db, Caller caller) =>
        db.ConsoleSessions.Where(session => session.PrincipalId == caller.PrincipalId);

    private async Task<int> EndAsync(Caller caller, Func<IQueryable<ConsoleSession>, IQueryable<ConsoleSession>> which)
    {
        int ended;
        await using (var unit = await store.BeginWriteAsync(caller.Account, CancellationToken.None))
        {
            ended = await which(Sessions(unit.Db, caller)).ExecuteDeleteAsync();
            await unit.CommitAsync();
        }

        announcements.Announce(caller.Account, ended > 0 ? ChangedKinds.Sessions : ChangedKinds.None);
        return ended;
    }
}

/// <summary>A console session as its owner sees it. Times are the real clock's.</summary>
/// <param name="Id">Names the session and opens nothing.</param>
/// <param name="SignedInAt">When it began.</param>
/// <param name="LastSeenAt">When its browser last asked for something, to the half minute.</param>
/// <param name="ExpiresAt">When it ends whatever happens.</param>
/// <param name="SourceIp">The address of its latest request.</param>
/// <param name="UserAgent">The browser of its latest request, as that calls itself.</param>
/// <param name="IsMfaAuthenticated">Whether MFA was passed when it began.</param>
/// <param name="IsCurrent">Whether it is the one that asks.</param>
public sealed record OwnSession(string Id, DateTimeOffset SignedInAt, DateTimeOffset LastSeenAt, DateTimeOffset ExpiresAt, string SourceIp, string UserAgent, bool IsMfaAuthenticated, bool IsCurrent);
