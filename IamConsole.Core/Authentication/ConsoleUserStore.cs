using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Authentication;

/// <summary>ASP.NET Core Identity's store over IAM users with their login profiles, and over each account's root.</summary>
/// <remarks>
/// Identity's user name is <c>ACCOUNT/NAME</c> for a user and <c>root/E-MAIL</c> for root; its user id is
/// <c>ACCOUNT/PRINCIPAL-ID</c>. Users come and go by IAM's operations, so the store neither creates nor deletes.
/// </remarks>
public sealed class ConsoleUserStore(IamStore store, AccountClock clock) : IUserPasswordStore<ConsoleUser>, IUserSecurityStampStore<ConsoleUser>, IUserPasskeyStore<ConsoleUser>
{
    private const string RootRealm = "root";

    /// <summary>Identity's user name of an IAM user.</summary>
    public static string NameOfUser(AccountId account, string userName) => $"{account}/{userName}";

    /// <summary>Identity's user name of the root with an e-mail address.</summary>
    public static string NameOfRoot(string email) => $"{RootRealm}/{email}";

    /// <summary>Identity's user id.</summary>
    public static string IdOf(AccountId account, string principalId) => $"{account}/{principalId}";

    public async Task<ConsoleUser?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        var (realm, principalId) = Split(userId);
        if (!AccountId.TryParse(realm, null, out var account))
        {
            return null;
        }

        await using var unit = await store.BeginReadAsync(account, cancellationToken);
        return principalId == realm
            ? OfRoot(await unit.Db.Accounts.SingleOrDefaultAsync(cancellationToken))
            : await FirstUserAsync(unit.Db, account, unit.Db.Users.Where(user => user.Id == principalId), cancellationToken);
    }

    public async Task<ConsoleUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        var (realm, name) = Split(normalizedUserName);
        if (realm.Equals(RootRealm, StringComparison.OrdinalIgnoreCase))
        {
            await using var anywhere = await store.BeginReadAsync(default, cancellationToken);
            return OfRoot(await anywhere.Db.Accounts.IgnoreQueryFilters().SingleOrDefaultAsync(account => account.RootEmail == name, cancellationToken));
        }

        // Without an account nobody is found, by the same query and so in the same time.
        var found = AccountId.TryParse(realm, null, out var account);
        await using var unit = await store.BeginReadAsync(account, cancellationToken);
        var user = await FirstUserAsync(unit.Db, account, unit.Db.Users.Where(user => user.Name == name), cancellationToken);
        return found ? user : null;
    }

    public async Task<IdentityResult> UpdateAsync(ConsoleUser user, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var unit = await store.BeginWriteAsync(user.Account, cancellationToken);
        var saved = user.Kind is CallerKind.Root
            ? await UpdateRootAsync(unit.Db, user, now, cancellationToken)
            : await UpdateUserAsync(unit.Db, user, now, cancellationToken);
        if (!saved)
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        }

        await unit.Db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return IdentityResult.Success;
    }

    public Task<string> GetUserIdAsync(ConsoleUser user, CancellationToken cancellationToken) => Task.FromResult(IdOf(user.Account, user.PrincipalId));

    public Task<string?> GetUserNameAsync(ConsoleUser user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Kind is CallerKind.Root ? NameOfRoot(user.Name) : NameOfUser(user.Account, user.Name));

    public Task<string?> GetNormalizedUserNameAsync(ConsoleUser user, CancellationToken cancellationToken) => GetUserNameAsync(user, cancellationToken);

    /// <summary>Nothing to keep: the database compares names ignoring case.</summary>
    public Task SetNormalizedUserNameAsync(ConsoleUser user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> GetPasswordHashAsync(ConsoleUser user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(ConsoleUser user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetPasswordHashAsync(ConsoleUser user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(ConsoleUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task SetSecurityStampAsync(ConsoleUser user, string stamp, CancellationToken cancellationToken)
    {
        user.SecurityStamp = stamp;
        return Task.CompletedTask;
    }

    public Task SetUserNameAsync(ConsoleUser user, string? userName, CancellationToken cancellationToken) => throw ByOperation(nameof(SetUserNameAsync));

    public Task<IdentityResult> CreateAsync(ConsoleUser user, CancellationToken cancellationToken) => throw ByOperation(nameof(CreateAsync));

    public Task<IdentityResult> DeleteAsync(ConsoleUser user, CancellationToken cancellationToken) => throw ByOperation(nameof(DeleteAsync));

    /// <summary>The passkeys and security keys that are assigned to a user or root.</summary>
    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(ConsoleUser user, CancellationToken cancellationToken)
    {
        await using var unit = await store.BeginReadAsync(user.Account, cancellationToken);
        return [.. (await PasskeysOf(unit.Db, user).ToListAsync(cancellationToken)).Select(ToInfo)];
    }

    /// <summary>Whose passkey it is, in whichever account.</summary>
    public async Task<ConsoleUser?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        string? userId;
        await using (var unit = await store.BeginReadAsync(default, cancellationToken))
        {
            userId = await unit.Db.Passkeys.IgnoreQueryFilters()
                .Where(passkey => passkey.CredentialId == credentialId)
                .Join(unit.Db.MfaDevices, passkey => new { passkey.AccountId, passkey.SerialNumber }, device => new { device.AccountId, device.SerialNumber }, (passkey, device) => device.AccountId + "/" + device.OwnerId)
                .FirstOrDefaultAsync(cancellationToken);
        }

        return userId is null ? null : await FindByIdAsync(userId, cancellationToken);
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(ConsoleUser user, byte[] credentialId, CancellationToken cancellationToken)
    {
        await using var unit = await store.BeginReadAsync(user.Account, cancellationToken);
        return await PasskeysOf(unit.Db, user).Where(found => found.Passkey.CredentialId == credentialId).SingleOrDefaultAsync(cancellationToken) is { } passkey ? ToInfo(passkey) : null;
    }

    public Task AddOrUpdatePasskeyAsync(ConsoleUser user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw ByOperation(nameof(AddOrUpdatePasskeyAsync));

    public Task RemovePasskeyAsync(ConsoleUser user, byte[] credentialId, CancellationToken cancellationToken) => throw ByOperation(nameof(RemovePasskeyAsync));

    /// <inheritdoc />
    public void Dispose()
    {
        // The store itself is a singleton of the container's.
    }

    private static async Task<bool> UpdateRootAsync(IamDbContext db, ConsoleUser user, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.SingleOrDefaultAsync(cancellationToken);
        if (account is null || account.RootSecurityStamp != user.StoredSecurityStamp || user.PasswordHash is null)
        {
            return false;
        }

        if (account.RootPasswordHash != user.PasswordHash)
        {
            account.RootPasswordHash = user.PasswordHash;
            account.RootPasswordChangedAt = now;
        }

        account.RootSecurityStamp = user.SecurityStamp;
        account.RootPasswordResetRequired = user.PasswordResetRequired;
        return true;
    }

    private static async Task<bool> UpdateUserAsync(IamDbContext db, ConsoleUser user, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = await db.Users.SingleOrDefaultAsync(row => row.Id == user.PrincipalId, cancellationToken);
        var profile = await db.LoginProfiles.SingleOrDefaultAsync(profile => profile.UserId == user.PrincipalId, cancellationToken);
        if (row is null || profile is null || row.SecurityStamp != user.StoredSecurityStamp || user.PasswordHash is null)
        {
            return false;
        }

        if (profile.PasswordHash != user.PasswordHash)
        {
            await db.ChangePasswordAsync(profile, user.PasswordHash, now, cancellationToken);
        }

        row.SecurityStamp = user.SecurityStamp;
        profile.PasswordResetRequired = user.PasswordResetRequired;
        return true;
    }

    private static async Task<ConsoleUser?> FirstUserAsync(IamDbContext db, AccountId account, IQueryable<IamUser> users, CancellationToken cancellationToken)
    {
        var found = await users
            .GroupJoin(db.LoginProfiles, user => user.Id, profile => profile.UserId, (user, profiles) => new { user, profiles })
            .SelectMany(joined => joined.profiles.DefaultIfEmpty(), (joined, profile) => new { joined.user, profile })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new ConsoleUser
        {
            Account = account,
            Kind = CallerKind.User,
            PrincipalId = found.user.Id,
            Name = found.user.Name,
            Path = found.user.Path,
            PasswordHash = found.profile?.PasswordHash,
            SecurityStamp = found.user.SecurityStamp,
            StoredSecurityStamp = found.user.SecurityStamp,
            PasswordResetRequired = found.profile?.PasswordResetRequired == true,
            PasswordChangedAt = found.profile?.PasswordChangedAt,
        };
    }

    private static ConsoleUser? OfRoot(Account? account) => account is null ? null : new ConsoleUser
    {
        Account = AccountId.Parse(account.Id),
        Kind = CallerKind.Root,
        PrincipalId = account.Id,
        Name = account.RootEmail,
        Path = "/",
        PasswordHash = account.RootPasswordHash,
        SecurityStamp = account.RootSecurityStamp,
        StoredSecurityStamp = account.RootSecurityStamp,
        PasswordResetRequired = account.RootPasswordResetRequired,
    };

    private static IQueryable<OwnedPasskey> PasskeysOf(IamDbContext db, ConsoleUser user) =>
        db.Passkeys.Join(
            db.MfaDevices.Where(device => device.OwnerId == user.PrincipalId),
            passkey => passkey.SerialNumber,
            device => device.SerialNumber,
            (passkey, device) => new OwnedPasskey { Passkey = passkey, CreatedAt = device.CreatedAt });

    private static UserPasskeyInfo ToInfo(OwnedPasskey owned) => new(
        owned.Passkey.CredentialId,
        owned.Passkey.PublicKey,
        owned.CreatedAt,
        owned.Passkey.SignCount,
        owned.Passkey.Transports?.Split(','),
        owned.Passkey.IsUserVerified,
        owned.Passkey.IsBackupEligible,
        owned.Passkey.IsBackedUp,
        owned.Passkey.AttestationObject,
        owned.Passkey.ClientDataJson)
    {
        Name = owned.Passkey.Name,
    };

    private sealed class OwnedPasskey
    {
        public required Passkey Passkey { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }
    }

    private static (string Realm, string Name) Split(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? ("", text) : (text[..slash], text[(slash + 1)..]);
    }

    private static NotSupportedException ByOperation(string method) => new($"{method}: users, and what they sign in with, are made, changed and deleted by IAM's operations.");
}
