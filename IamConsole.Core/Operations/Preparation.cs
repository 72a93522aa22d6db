using Microsoft.AspNetCore.Identity;

namespace IamConsole.Core.Operations;

/// <summary>What an operation may use before the transaction is opened.</summary>
public sealed class Preparation(IPasswordHasher<PasswordOwner> passwordHasher)
{
    /// <summary>Hashes a password; takes some 80 ms.</summary>
    public string HashPassword(string password) => passwordHasher.HashPassword(PasswordOwner.Instance, password);

    /// <summary>Whether a password is that of a hash; takes some 80 ms.</summary>
    public bool VerifyPassword(string hash, string password) =>
        passwordHasher.VerifyHashedPassword(PasswordOwner.Instance, hash, password) is not PasswordVerificationResult.Failed;
}

/// <summary>Stands for whoever owns a password; hashes do not depend on the owner.</summary>
public sealed class PasswordOwner
{
    public static PasswordOwner Instance { get; } = new();

    private PasswordOwner()
    {
    }
}
