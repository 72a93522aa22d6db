using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.LoginProfiles;

/// <summary>What follows when a user's console password changes.</summary>
public static class SessionEnding
{
    /// <summary>Ends the user's console sessions. Where the user is the one who asks, the session that asks goes on.</summary>
    public static async Task EndConsoleSessionsAsync(this OperationContext context, IamUser user, CancellationToken cancellationToken)
    {
        user.SecurityStamp = Guid.NewGuid().ToString("N");
        foreach (var session in await context.Db.ConsoleSessions.Where(session => session.PrincipalId == user.Id).ToListAsync(cancellationToken))
        {
            if (session.IdHash == context.Caller.SessionIdHash)
            {
                session.SecurityStamp = user.SecurityStamp;
            }
            else
            {
                context.Db.ConsoleSessions.Remove(session);
            }
        }
    }
}
