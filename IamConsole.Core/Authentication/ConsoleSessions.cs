using IamConsole.Core.Activity;
using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Authentication;

/// <summary>The signed-in browsers. Every answer comes from the rows of this moment: nothing here is cached.</summary>
/// <remarks>
/// A session ends when its time is over, when it is ended, when its user is deleted or loses console access, and when the
/// principal's security stamp changes. One that has switched to a role acts as that until the role's session is over or the role
/// is deleted, and then as whoever has signed in again. Its end is measured by the real clock, its beginning, which policies see as
/// <c>aws:TokenIssueTime</c>, by the account clock.
/// </remarks>
public sealed class ConsoleSessions(IamStore store, TimeProvider time, AccountClock clock, Announcements announcements)
{
    /// <summary>How long a console session lasts at most (IAM User Guide, sign-in of IAM users and root).</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    // A request from the same place is noted this often; a request from another place at once.
    private static readonly TimeSpan SeenGranularity = TimeSpan.FromSeconds(30);

    /// <summary>The live session with this id, or none.</summary>
    public async Task<ActiveSession?> FindAsync(string sessionId, CancellationToken cancellationToken = default)
    {
        var row = await ReadAsync(sessionId, cancellationToken);
        return row is null ? null : ToActive(row, row.Session.SourceIp, row.Session.UserAgent, row.Session.SecureTransport);
    }

    /// <summary>The live session with this id, after noting where its latest HTTP request came from; or none.</summary>
    public async Task<ActiveSession?> SeeAsync(string sessionId, ClientInfo client, CancellationToken cancellationToken = default)
    {
        if (await ReadAsync(sessionId, cancellationToken) is not { } row)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var session = row.Session;
        var moved = session.SourceIp != client.Address || session.UserAgent != client.UserAgent || session.SecureTransport != client.IsHttps;
        if (moved || now - session.LastSeenAt >= SeenGranularity)
        {
            await using var unit = await store.BeginWriteAsync(AccountId.Parse(session.AccountId), cancellationToken);
            await unit.Db.ConsoleSessions.Where(row => row.IdHash == session.IdHash).ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.SourceIp, client.Address)
                    .SetProperty(row => row.UserAgent, client.UserAgent)
                    .SetProperty(row => row.SecureTransport, client.IsHttps)
                    .SetProperty(row => row.LastSeenAt, now),
                cancellationToken);
            await unit.CommitAsync(cancellationToken);
        }

        return ToActive(row, client.Address, client.UserAgent, client.IsHttps);
    }

    /// <summary>Ends a session on the server, whatever becomes of the cookie.</summary>
    public async Task EndAsync(string sessionId)
    {
        var hash = SecretToken.Hash(sessionId);
        await using var unit = await store.BeginWriteAsync(default, CancellationToken.None);
        var accounts = await unit.Db.ConsoleSessions.IgnoreQueryFilters().Where(row => row.IdHash == hash).Select(row => row.AccountId).ToListAsync();
        await unit.Db.ConsoleSessions.IgnoreQueryFilters().Where(row => row.IdHash == hash).ExecuteDeleteAsync();
        await unit.CommitAsync();
        foreach (var account in accounts)
        {
            announcements.Announce(AccountId.Parse(account), ChangedKinds.Sessions);
        }
    }

    /// <summary>Adds a session to a unit of work, and clears away those of the account whose time is over.</summary>
    internal async Task<BegunSession> AddAsync(UnitOfWork unit, ConsoleUser user, ClientInfo client, DateTimeOffset? mfaAuthenticatedAt)
    {
        var now = time.GetUtcNow();
        await unit.Db.ConsoleSessions.Where(row => row.ExpiresAt <= now).ExecuteDeleteAsync();
        var id = SecretToken.New();
        var session = new ConsoleSession
        {
            IdHash = SecretToken.Hash(id),
            PrincipalId = user.PrincipalId,
            SecurityStamp = user.SecurityStamp,
            IssuedAt = clock.GetUtcNow(),
            ExpiresAt = now + Lifetime,
            MfaAuthenticatedAt = mfaAuthenticatedAt,
            SourceIp = client.Address,
            UserAgent = client.UserAgent,
            SecureTransport = client.IsHttps,
            LastSeenAt = now,
        };
        unit.Db.ConsoleSessions.Add(session);
        var caller = user.ToCaller(client) with { IssuedAt = session.IssuedAt, MfaAuthenticatedAt = mfaAuthenticatedAt, SessionIdHash = session.IdHash, ProvenAt = now };
        return new BegunSession(id, caller, session.ExpiresAt);
    }

    private async Task<Row?> ReadAsync(string sessionId, CancellationToken cancellationToken)
    {
        var hash = SecretToken.Hash(sessionId);
        Row? row;
        await using (var unit = await store.BeginReadAsync(default, cancellationToken))
        {
            row = await FindRow(unit.Db, hash, cancellationToken);
        }

        if (row is null || row.Session.ExpiresAt <= time.GetUtcNow())
        {
            return null;
        }

        var stamp = row.IsRoot ? row.Account.RootSecurityStamp : row.HasPassword ? row.User?.SecurityStamp : null;
        return stamp == row.Session.SecurityStamp ? row : null;
    }

    private ActiveSession ToActive(Row row, string address, string userAgent, bool isHttps)
    {
        var account = AccountId.Parse(row.Account.Id);
        var caller = new Caller
        {
            Account = account,
            Kind = row.IsRoot ? CallerKind.Root : CallerKind.User,
            PrincipalId = row.Session.PrincipalId,
            Arn = (row.User is { } user ? Arn.User(account, user.Path, user.Name) : Arn.Root(account)).ToString(),
            UserName = row.User?.Name,
            IsTemporary = true,
            IssuedAt = row.Session.IssuedAt,
            MfaAuthenticatedAt = row.Session.MfaAuthenticatedAt,
            SessionIdHash = row.Session.IdHash,
            ProvenAt = row.Session.ProvenAt ?? row.Session.ExpiresAt - Lifetime,
            SourceIp = address,
            UserAgent = userAgent,
            SecureTransport = isHttps,
        };
        return row.Role is { } role && row.Session.RoleExpiresAt is { } end && end > time.GetUtcNow()
            ? new ActiveSession(ActingAs(role, row.Session, caller), row.RoleAccountAlias, row.Session.ExpiresAt)
            {
                Owner = caller,
                Role = new SwitchedRole(role.Name, row.Session.RoleDisplayName, row.Session.RoleColor, end),
            }
            : new ActiveSession(caller, row.Account.Alias, row.Session.ExpiresAt);
    }

    /// <summary>The role's session that a console session has switched to. It knows nothing of the MFA that the user passed, as credentials of AssumeRole do not.</summary>
    private static Caller ActingAs(IamRole role, ConsoleSession session, Caller owner)
    {
        var account = AccountId.Parse(role.AccountId);
        var name = session.RoleSessionName!;
        return owner with
        {
            Account = account,
            Kind = CallerKind.AssumedRole,
            PrincipalId = role.Id,
            Arn = Arn.RoleSession(account, role.Name, name).ToString(),
            UserName = null,
            IssuedAt = session.RoleIssuedAt,
            MfaAuthenticatedAt = null,
            Session = new CallerSession(name) { Source = new SessionSource(owner.Arn, owner.PrincipalId, owner.UserName) },
        };
    }

    private static readonly Func<IamDbContext, string, CancellationToken, Task<Row?>> FindRow =
        EF.CompileAsyncQuery((IamDbContext db, string hash, CancellationToken cancellationToken) => (
            from session in db.ConsoleSessions.IgnoreQueryFilters()
            where session.IdHash == hash
            join account in db.Accounts on session.AccountId equals account.Id
            join found in db.Users on new { session.AccountId, Id = session.PrincipalId } equals new { found.AccountId, found.Id } into users
            from user in users.DefaultIfEmpty()
            join switched in db.Roles on new { AccountId = session.RoleAccountId, Id = session.RoleId } equals new { AccountId = (string?)switched.AccountId, Id = (string?)switched.Id } into roles
            from role in roles.DefaultIfEmpty()
            select new Row
            {
                Session = session,
                Account = account,
                User = user,
                Role = role,
                RoleAccountAlias = db.Accounts.Where(other => other.Id == session.RoleAccountId).Select(other => other.Alias).FirstOrDefault(),
                HasPassword = db.LoginProfiles.Any(profile => profile.AccountId == session.AccountId && profile.UserId == session.PrincipalId),
            }).SingleOrDefault());

    private sealed class Row
    {
        public required ConsoleSession Session { get; init; }

        public required Account Account { get; init; }

        public IamUser? User { get; init; }

        /// <summary>The role that the session has switched to; none where it has not, and where the role is gone.</summary>
        public IamRole? Role { get; init; }

        public string? RoleAccountAlias { get; init; }

        public bool HasPassword { get; init; }

        public bool IsRoot => Session.PrincipalId == Account.Id;
    }
}
