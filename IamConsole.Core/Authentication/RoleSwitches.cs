using IamConsole.Core.Activity;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Authentication;

/// <summary>Switches console sessions to roles and back. Whoever switches has assumed the role before: its temporary credentials are the proof.</summary>
public sealed class RoleSwitches(IamStore store, TemporaryCredentials credentials, AccountClock clock, Announcements announcements)
{
    /// <summary>Makes a console session act as a role.</summary>
    /// <param name="owner">Whoever has signed in.</param>
    /// <param name="accessKeyId">Of the role's session, which the owner itself has to have asked for.</param>
    /// <param name="sessionToken">Of the role's session.</param>
    /// <param name="displayName">What the top bar calls it, or none.</param>
    /// <param name="color">The colour that the top bar shows it in, or none.</param>
    /// <returns><c>InvalidClientTokenId</c> where the console session has ended or the credentials are not the owner's.</returns>
    public async Task<IamResult<Nothing>> SwitchAsync(Caller owner, string accessKeyId, string sessionToken, string? displayName, string? color)
    {
        ArgumentNullException.ThrowIfNull(owner);
        var opened = await credentials.OpenAsync(accessKeyId, sessionToken, new ClientInfo(owner.SourceIp, owner.UserAgent, owner.SecureTransport));
        if (!opened.TryGet(out var role, out var error))
        {
            return error;
        }

        if (role.Caller is not { Kind: CallerKind.AssumedRole, Session: { Source: { } source } session } || source.PrincipalId != owner.PrincipalId || owner.Kind is not CallerKind.User)
        {
            return IamError.InvalidSession();
        }

        return await ChangeAsync(owner, row =>
        {
            row.RoleAccountId = role.Caller.Account.ToString();
            row.RoleId = role.Caller.PrincipalId;
            row.RoleSessionName = session.Name;
            row.RoleIssuedAt = role.Caller.IssuedAt;
            row.RoleExpiresAt = role.ExpiresAt < row.ExpiresAt ? role.ExpiresAt : row.ExpiresAt;
            row.RoleDisplayName = displayName;
            row.RoleColor = color;
            return SignInEvents.SwitchedRole(owner, role.Caller, clock.GetUtcNow());
        });
    }

    /// <summary>Makes a console session act as whoever has signed in again.</summary>
    public Task<IamResult<Nothing>> SwitchBackAsync(Caller owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        return ChangeAsync(owner, row =>
        {
            var left = row.RoleId is not null;
            (row.RoleAccountId, row.RoleId, row.RoleSessionName, row.RoleIssuedAt, row.RoleExpiresAt, row.RoleDisplayName, row.RoleColor) = (null, null, null, null, null, null, null);
            return left ? SignInEvents.ExitedRole(owner, clock.GetUtcNow()) : null;
        });
    }

    private async Task<IamResult<Nothing>> ChangeAsync(Caller owner, Func<ConsoleSession, ActivityEvent?> change)
    {
        await using (var unit = await store.BeginWriteAsync(owner.Account, CancellationToken.None))
        {
            if (await unit.Db.ConsoleSessions.SingleOrDefaultAsync(session => session.IdHash == owner.SessionIdHash && session.PrincipalId == owner.PrincipalId) is not { } row)
            {
                return IamError.InvalidSession();
            }

            if (change(row) is { } entry)
            {
                unit.Db.ActivityEvents.Add(entry);
            }

            await unit.Db.SaveChangesAsync();
            await unit.CommitAsync();
        }

        announcements.Announce(owner.Account, ChangedKinds.Sessions);
        return Nothing.Value;
    }
}
