using IamConsole.Core.Model;
using IamConsole.Core.Storage;

namespace IamConsole.Core.Activity;

/// <summary>Writes events past the change tracker: almost every request writes one.</summary>
internal static class EventInsert
{
    private static readonly (string Parameter, Func<ActivityEvent, object?> Value)[] Columns =
    [
        ("@AccountId", entry => entry.AccountId),
        ("@EventId", entry => entry.EventId),
        ("@Time", entry => entry.Time.ToUnixTimeMilliseconds()),
        ("@EventName", entry => entry.EventName),
        ("@EventSource", entry => entry.EventSource),
        ("@IdentityType", entry => entry.IdentityType),
        ("@PrincipalId", entry => entry.PrincipalId),
        ("@PrincipalArn", entry => entry.PrincipalArn),
        ("@UserName", entry => entry.UserName),
        ("@AccessKeyId", entry => entry.AccessKeyId),
        ("@SourceIp", entry => entry.SourceIp),
        ("@UserAgent", entry => entry.UserAgent),
        ("@ReadOnly", entry => entry.ReadOnly),
        ("@RequestParameters", entry => entry.RequestParameters),
        ("@ErrorCode", entry => entry.ErrorCode),
        ("@ErrorMessage", entry => entry.ErrorMessage),
        ("@ResourceArn", entry => entry.ResourceArn),
        ("@Session", entry => entry.Session),
        ("@RefusedRequest", entry => entry.RefusedRequest),
    ];

    private static readonly string Sql =
        $"INSERT INTO ActivityEvents ({string.Join(", ", Columns.Select(column => column.Parameter[1..]))}) VALUES ({string.Join(", ", Columns.Select(column => column.Parameter))})";

    /// <summary>Writes an event of the context's account in its open transaction.</summary>
    public static void Write(IamDbContext db, ActivityEvent entry)
    {
        entry.AccountId = db.Account.ToString();
        using var statement = db.Statement(Sql);
        foreach (var (parameter, value) in Columns)
        {
            statement.Parameters.AddWithValue(parameter, value(entry) ?? DBNull.Value);
        }

        statement.ExecuteNonQuery();
    }
}
