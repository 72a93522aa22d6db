using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Authentication;

/// <summary>The accounts of the installation. Making one is no IAM operation: it is done at start-up and from the command line.</summary>
public sealed class AccountRegistry(IamStore store, IPasswordHasher<PasswordOwner> passwordHasher, TimeProvider time)
{
    /// <summary>Every account, oldest first.</summary>
    public async Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken = default)
    {
        await using var unit = await store.BeginReadAsync(default, cancellationToken);
        return await unit.Db.Accounts.IgnoreQueryFilters().OrderBy(account => account.CreatedAt).ThenBy(account => account.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Makes an account with its root user. Id, alias and e-mail address have to be new to the installation.</summary>
    public async Task<IamResult<Account>> CreateAsync(AccountId id, string? alias, string rootEmail, string rootPassword, bool rootPasswordResetRequired, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        var account = new Account
        {
            Id = id.ToString(),
            Alias = alias,
            RootEmail = rootEmail,
            RootPasswordHash = passwordHasher.HashPassword(PasswordOwner.Instance, rootPassword),
            RootPasswordChangedAt = now,
            RootPasswordResetRequired = rootPasswordResetRequired,
            RootSecurityStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = now,
        };
        await using var unit = await store.BeginWriteAsync(id, cancellationToken);
        var clash = await unit.Db.Accounts.IgnoreQueryFilters()
            .FirstOrDefaultAsync(other => other.Id == account.Id || other.RootEmail == rootEmail || (alias != null && other.Alias == alias), cancellationToken);
        if (clash is not null)
        {
            return IamError.EntityAlreadyExists(
                clash.Id == account.Id ? $"The account {account.Id} already exists."
                : string.Equals(clash.RootEmail, rootEmail, StringComparison.OrdinalIgnoreCase) ? $"An account with the root e-mail address {rootEmail} already exists."
                : $"The account alias {alias} is taken.");
        }

        unit.Db.Accounts.Add(account);
        await unit.Db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return account;
    }

    /// <summary>Gives an account's root a password that has to be changed at the next sign-in, and ends root's sessions.</summary>
    /// <param name="id">The account.</param>
    /// <param name="oneTimePassword">At once a way in, so that only the operator of the installation gets it.</param>
    /// <param name="removesMfa">Whether root's MFA devices are taken away too. A reset by itself does not get past MFA.</param>
    /// <param name="cancellationToken">Ends it before anything has happened.</param>
    public async Task<IamResult<Account>> ResetRootPasswordAsync(AccountId id, string oneTimePassword, bool removesMfa = false, CancellationToken cancellationToken = default)
    {
        var hash = passwordHasher.HashPassword(PasswordOwner.Instance, oneTimePassword);
        await using var unit = await store.BeginWriteAsync(id, cancellationToken);
        var account = await unit.Db.Accounts.SingleOrDefaultAsync(cancellationToken);
        if (account is null)
        {
            return IamError.NoSuchEntity($"There is no account {id} in this installation.");
        }

        account.RootPasswordHash = hash;
        account.RootPasswordChangedAt = time.GetUtcNow();
        account.RootPasswordResetRequired = true;
        account.RootSecurityStamp = Guid.NewGuid().ToString("N");
        if (removesMfa)
        {
            await RemoveMfaAsync(unit.Db, account.Id, cancellationToken);
        }

        await unit.Db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return account;
    }

    /// <summary>Deletes a principal's devices; a hardware token stays known, without an owner.</summary>
    private static async Task RemoveMfaAsync(IamDbContext db, string principalId, CancellationToken cancellationToken)
    {
        foreach (var device in await MfaDevicesOf.Principal(db, principalId).ToListAsync(cancellationToken))
        {
            if (device.Kind is MfaDeviceKind.Hardware)
            {
                device.Unassign();
                continue;
            }

            db.Tags.RemoveRange(await db.Tags.Where(tag => tag.ResourceId == device.SerialNumber).ToListAsync(cancellationToken));
            db.MfaDevices.Remove(device);
        }
    }
}
