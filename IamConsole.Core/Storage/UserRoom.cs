using System.Runtime.CompilerServices;
using IamConsole.Core.Arns;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Storage;

/// <summary>How many users each account may have by now, for the connection that writes: counting thousands at each new one would cost more than making it.</summary>
/// <remarks>Never fewer than there are. Where users went, or were not made after all, it says too many; so it counts again before it says no.</remarks>
internal sealed class UserRoom
{
    private static readonly ConditionalWeakTable<SqliteConnection, UserRoom> OfConnections = [];

    private readonly Dictionary<AccountId, long> _atMost = [];

    public static UserRoom Of(IamDbContext db) => OfConnections.GetOrCreateValue((SqliteConnection)db.Database.GetDbConnection());

    /// <summary>Takes the place of one user, if the account has room for it.</summary>
    public bool TakeOne(IamDbContext db, int most)
    {
        if (!_atMost.TryGetValue(db.Account, out var users) || users >= most)
        {
            users = Count(db);
        }

        _atMost[db.Account] = Math.Min(users + 1, most);
        return users < most;
    }

    private static long Count(IamDbContext db)
    {
        using var statement = db.Statement("SELECT COUNT(*) FROM Users WHERE AccountId = @account", ("@account", db.Account.ToString()));
        return (long)statement.ExecuteScalar()!;
    }
}
