using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Operations;

/// <summary>A user's present password and those before it.</summary>
public static class PasswordHistory
{
    /// <summary>The most passwords that a policy can forbid to be chosen again.</summary>
    public const int Longest = 24;

    /// <summary>The hashes of the last passwords, the present one among them.</summary>
    /// <param name="db">The account's.</param>
    /// <param name="userId">Whose.</param>
    /// <param name="count">How many at most, 1 to <see cref="Longest"/>.</param>
    /// <param name="cancellationToken">Ends the read early.</param>
    public static async Task<IReadOnlyList<string>> ReadAsync(IamDbContext db, string userId, int count, CancellationToken cancellationToken)
    {
        var present = await db.LoginProfiles.Where(profile => profile.UserId == userId).Select(profile => profile.PasswordHash).ToListAsync(cancellationToken);
        var previous = await db.PreviousPasswords
            .Where(password => password.UserId == userId)
            .OrderByDescending(password => password.ReplacedAt)
            .Select(password => password.PasswordHash)
            .Take(count - 1)
            .ToListAsync(cancellationToken);
        return [.. present, .. previous];
    }

    /// <summary>Gives a user another password and remembers the one before, as many as a policy could ask for.</summary>
    public static async Task ChangePasswordAsync(this IamDbContext db, LoginProfile profile, string passwordHash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var forgotten = await db.PreviousPasswords
            .Where(password => password.UserId == profile.UserId)
            .OrderByDescending(password => password.ReplacedAt)
            .Skip(Longest - 2)
            .ToListAsync(cancellationToken);
        db.PreviousPasswords.RemoveRange(forgotten);
        db.PreviousPasswords.Add(new PreviousPassword { UserId = profile.UserId, PasswordHash = profile.PasswordHash, ReplacedAt = now });
        profile.PasswordHash = passwordHash;
        profile.PasswordChangedAt = now;
    }
}
