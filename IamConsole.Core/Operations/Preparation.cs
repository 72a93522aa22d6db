using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using Microsoft.AspNetCore.Identity;

namespace IamConsole.Core.Operations;

/// <summary>What an operation may use before the transaction is opened.</summary>
public sealed class Preparation
{
    private readonly IPasswordHasher<PasswordOwner> _passwordHasher;
    private readonly IamStore _store;

    internal Preparation(IPasswordHasher<PasswordOwner> passwordHasher, IamStore store, IPasswordGuesses guesses, Caller caller)
    {
        _passwordHasher = passwordHasher;
        _store = store;
        Guesses = guesses;
        Caller = caller;
    }

    public Caller Caller { get; }

    /// <summary>Counts guesses of the caller's own password. Count before you look at it.</summary>
    public IPasswordGuesses Guesses { get; }

    /// <summary>Hashes a password; takes some 80 ms.</summary>
    public string HashPassword(string password) => _passwordHasher.HashPassword(PasswordOwner.Instance, password);

    /// <summary>Whether a password is that of a hash; takes some 80 ms.</summary>
    public bool VerifyPassword(string hash, string password) =>
        _passwordHasher.VerifyHashedPassword(PasswordOwner.Instance, hash, password) is not PasswordVerificationResult.Failed;

    /// <summary>Looks something up before the transaction. It may have changed by then: the operation has to look again.</summary>
    public async Task<T> ReadAsync<T>(Func<IamDbContext, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var unit = await _store.BeginReadAsync(Caller.Account, cancellationToken);
        return await read(unit.Db);
    }
}

/// <summary>Stands for whoever owns a password; hashes do not depend on the owner.</summary>
public sealed class PasswordOwner
{
    public static PasswordOwner Instance { get; } = new();

    private PasswordOwner()
    {
    }
}
