using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Operations;

/// <summary>A password that a request wants to set: hashed, and compared with the passwords before it, ahead of the transaction.</summary>
/// <param name="Hash">Of today's strength.</param>
/// <param name="Compared">For each hash that was remembered then, whether it is that of the same password.</param>
public sealed record PreparedPassword(string Hash, IReadOnlyDictionary<string, bool> Compared)
{
    /// <summary>Hashes a password; takes some 80 ms, and as much for each password that the account's policy forbids to be chosen again.</summary>
    /// <param name="preparation">The operation's.</param>
    /// <param name="password">As typed.</param>
    /// <param name="userId">The id of whom it is for, found in the account; none where there is no such user.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static async Task<PreparedPassword> PrepareAsync(Preparation preparation, string password, Func<IamDbContext, Task<string?>> userId, CancellationToken cancellationToken)
    {
        var remembered = await preparation.ReadAsync(
            async db =>
            {
                var count = await db.PasswordPolicies.Select(policy => policy.ReusePrevention).FirstOrDefaultAsync(cancellationToken);
                return count is > 0 && await userId(db) is { } user ? await PasswordHistory.ReadAsync(db, user, count.Value, cancellationToken) : [];
            },
            cancellationToken);
        var compared = remembered.AsParallel().ToDictionary(hash => hash, hash => preparation.VerifyPassword(hash, password));
        return new PreparedPassword(preparation.HashPassword(password), compared);
    }

    /// <summary>The rule of the account that the password breaks, or none.</summary>
    public async Task<IamError?> FindProblemAsync(OperationContext context, string password, string userId, CancellationToken cancellationToken)
    {
        var policy = await context.Db.PasswordPolicies.FirstOrDefaultAsync(cancellationToken);
        if (await PasswordRules.FindProblemAsync(context.Db, password, cancellationToken) is { } problem)
        {
            return problem;
        }

        if (policy?.ReusePrevention is not { } count)
        {
            return null;
        }

        var remembered = await PasswordHistory.ReadAsync(context.Db, userId, count, cancellationToken);
        return remembered.Any(hash => Compared.GetValueOrDefault(hash)) ? PasswordRules.Reused(count)
            : remembered.Any(hash => !Compared.ContainsKey(hash)) ? IamError.ConcurrentModification()
            : null;
    }
}
