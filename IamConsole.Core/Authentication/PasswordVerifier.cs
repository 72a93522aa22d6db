using System.Diagnostics.CodeAnalysis;
using IamConsole.Core.Operations;
using Microsoft.AspNetCore.Identity;

namespace IamConsole.Core.Authentication;

/// <summary>Compares a password with a hash, and where there is no hash with one that nothing matches: the time is the same.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Whoever waits at a disposed gate waits for ever.")]
public sealed class PasswordVerifier(IPasswordHasher<PasswordOwner> hasher)
{
    private readonly Lazy<string> _nobodysHash = new(() => hasher.HashPassword(PasswordOwner.Instance, SecretToken.New()));

    // A flood of attempts keeps the processors from nobody but itself.
    private readonly SemaphoreSlim _gate = new(Math.Max(1, Environment.ProcessorCount - 1));

    /// <summary>Takes some 80 ms of a processor.</summary>
    /// <param name="hash">The stored hash, or none.</param>
    /// <param name="password">As typed.</param>
    public async Task<PasswordVerificationResult> VerifyAsync(string? hash, string password)
    {
        await _gate.WaitAsync();
        try
        {
            // Made at the first attempt of all, whoever that is for.
            var nobodys = _nobodysHash.Value;
            var compared = await Task.Run(() => hasher.VerifyHashedPassword(PasswordOwner.Instance, hash ?? nobodys, password));
            return hash is null ? PasswordVerificationResult.Failed : compared;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>A hash of today's strength.</summary>
    public Task<string> HashAsync(string password) => Task.Run(() => hasher.HashPassword(PasswordOwner.Instance, password));
}
