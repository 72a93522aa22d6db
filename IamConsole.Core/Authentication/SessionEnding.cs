using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Authentication;

/// <summary>What follows when somebody's credentials change: their console sessions end, except the one that asks.</summary>
public static class SessionEnding
{
    /// <summary>Ends the console sessions of a user. Where the user is the one who asks, the session that asks goes on.</summary>
    public static async Task EndConsoleSessionsAsync(this OperationContext context, IamUser user, CancellationToken cancellationToken)
    {
        user.SecurityStamp = NewStamp();
        await EndSessionsAsync(context.Db, user.Id, user.SecurityStamp, context.Caller.SessionIdHash, cancellationToken);
    }

    /// <summary>Ends the console sessions of whom a request is about, a user or root, except the one that asks.</summary>
    /// <param name="context">The operation's.</param>
    /// <param name="owner">Exists.</param>
    /// <param name="cancellationToken">Ends the reads early.</param>
    public static async Task EndConsoleSessionsAsync(this OperationContext context, CredentialOwner owner, CancellationToken cancellationToken)
    {
        if (owner.User is { Existing: var user })
        {
            await context.EndConsoleSessionsAsync(user, cancellationToken);
            return;
        }

        await EndRootSessionsAsync(context.Db, context.Caller.SessionIdHash, cancellationToken);
    }

    /// <summary>Ends the sessions of the account's root, except one.</summary>
    internal static async Task EndRootSessionsAsync(IamDbContext db, string? survivor, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.SingleAsync(cancellationToken);
        account.RootSecurityStamp = NewStamp();
        await EndSessionsAsync(db, account.Id, account.RootSecurityStamp, survivor, cancellationToken);
    }

    private static string NewStamp() => Guid.NewGuid().ToString("N");

    private static async Task EndSessionsAsync(IamDbContext db, string principalId, string stamp, string? survivor, CancellationToken cancellationToken)
    {
        foreach (var session in await db.ConsoleSessions.Where(session => session.PrincipalId == principalId).ToListAsync(cancellationToken))
        {
            if (session.IdHash == survivor)
            {
                session.SecurityStamp = stamp;
            }
            else
            {
                db.ConsoleSessions.Remove(session);
            }
        }
    }
}
