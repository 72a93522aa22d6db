using IamConsole.Core.Model;
using Microsoft.Data.Sqlite;

namespace IamConsole.Core.Storage;

/// <summary>Reads users of a context's account past EF, where nothing is changed: no row is asked for more often.</summary>
internal static class UserRows
{
    private const string Select = "SELECT Id, Name, Path, PermissionsBoundaryArn, CreatedAt, PasswordLastUsedAt, SecurityStamp, Revision FROM Users WHERE AccountId = @account";

    /// <summary>The user of that name, in any case; or none.</summary>
    public static IamUser? FindUserToRead(this IamDbContext db, string name)
    {
        var account = db.Account.ToString();
        using var statement = db.Statement($"{Select} AND Name = @name", ("@account", account), ("@name", name));
        return Read(statement, account).FirstOrDefault();
    }

    /// <summary>Users by name.</summary>
    /// <param name="db">The account's rows.</param>
    /// <param name="pathPrefix">What their paths begin with.</param>
    /// <param name="after">Only names behind this one.</param>
    /// <param name="most">How many at most.</param>
    public static List<IamUser> ListUsersToRead(this IamDbContext db, string pathPrefix, string after, int most)
    {
        var account = db.Account.ToString();

        // Every path begins with a slash.
        var prefix = pathPrefix == "/" ? "" : " AND substr(Path, 1, length(@prefix)) = @prefix";
        using var statement = db.Statement($"{Select} AND Name > @after{prefix} ORDER BY Name LIMIT @most", ("@account", account), ("@after", after), ("@most", most));
        if (prefix.Length > 0)
        {
            statement.Parameters.AddWithValue("@prefix", pathPrefix);
        }

        return Read(statement, account);
    }

    /// <summary>Whether the account has room for one more user, which the caller makes.</summary>
    public static bool HasRoomForUser(this IamDbContext db, int most) => UserRoom.Of(db).TakeOne(db, most);

    private static List<IamUser> Read(SqliteCommand statement, string account)
    {
        var users = new List<IamUser>();
        using var rows = statement.ExecuteReader();
        while (rows.Read())
        {
            users.Add(new IamUser
            {
                AccountId = account,
                Id = rows.GetString(0),
                Name = rows.GetString(1),
                Path = rows.GetString(2),
                PermissionsBoundaryArn = rows.IsDBNull(3) ? null : rows.GetString(3),
                CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(4)),
                PasswordLastUsedAt = rows.IsDBNull(5) ? null : DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(5)),
                SecurityStamp = rows.GetString(6),
                Revision = rows.GetInt64(7),
            });
        }

        return users;
    }
}
