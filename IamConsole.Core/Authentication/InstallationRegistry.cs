using System.Security.Cryptography;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Authentication;

/// <summary>The one row about the installation itself; start-up makes and reads it.</summary>
public sealed class InstallationRegistry(IamStore store, TimeProvider time)
{
    private const string IdAlphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>Makes the row; only in a new database.</summary>
    public async Task<Installation> CreateAsync(CancellationToken cancellationToken = default)
    {
        var installation = new Installation { Id = RandomNumberGenerator.GetString(IdAlphabet, 8), CreatedAt = time.GetUtcNow() };
        await using var unit = await store.BeginWriteAsync(default, cancellationToken);
        unit.Db.Installations.Add(installation);
        await unit.Db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return installation;
    }

    /// <exception cref="InvalidOperationException">The database was never filled by a first start.</exception>
    public async Task<Installation> GetAsync(CancellationToken cancellationToken = default)
    {
        await using var unit = await store.BeginReadAsync(default, cancellationToken);
        return await unit.Db.Installations.SingleAsync(cancellationToken);
    }
}
