using System.Globalization;
using IamConsole.Core.Arns;
using IamConsole.Core.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.CommandLine.Generate;

/// <summary>Writes made-up events into an account's history, some thousands a transaction; they lie in the last 89 days.</summary>
internal sealed class ManyEvents(IamStore store, TimeProvider time)
{
    private const int AtOnce = 5_000;
    private const int Users = 5_000;
    private static readonly TimeSpan Span = TimeSpan.FromDays(89);

    private static readonly (string Name, bool ReadOnly)[] Names =
    [
        ("GetUser", true), ("ListUsers", true), ("GetRole", true), ("ListAccessKeys", true), ("ListAttachedUserPolicies", true), ("GetPolicyVersion", true), ("GetAccountSummary", true),
        ("CreateUser", false), ("CreateAccessKey", false), ("AttachUserPolicy", false), ("UpdateAccessKey", false), ("TagUser", false),
    ];

    /// <summary>Writes that many.</summary>
    /// <param name="account">Whose history.</param>
    /// <param name="count">How many.</param>
    /// <param name="written">Told how many there are after each transaction.</param>
    public async Task WriteAsync(AccountId account, int count, Action<int> written)
    {
        var random = new Random(count);
        var first = time.GetUtcNow() - Span;
        for (var done = 0; done < count;)
        {
            await using var unit = await store.BeginWriteAsync(account, CancellationToken.None);
            using var command = Prepare(unit.Db, account);
            for (var until = Math.Min(done + AtOnce, count); done < until; done++)
            {
                Fill(command, account, first + (Span * ((double)done / count)), random);
                await command.ExecuteNonQueryAsync();
            }

            await unit.CommitAsync();
            written(done);
        }
    }

    private static SqliteCommand Prepare(IamDbContext db, AccountId account)
    {
        var command = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText =
            """
            INSERT INTO ActivityEvents (AccountId, EventId, Time, EventName, EventSource, IdentityType, PrincipalId, PrincipalArn, UserName, AccessKeyId, SourceIp, UserAgent, ReadOnly, RequestParameters, ErrorCode, ErrorMessage, ResourceArn)
            VALUES (@account, @id, @time, @name, 'iam.amazonaws.com', 'IAMUser', @principal, @principalArn, @user, @key, @ip, 'aws-cli/2.17.0', @readOnly, @parameters, @code, @message, @resource)
            """;
        foreach (var name in (ReadOnlySpan<string>)["@id", "@time", "@name", "@principal", "@principalArn", "@user", "@key", "@ip", "@readOnly", "@parameters", "@code", "@message", "@resource"])
        {
            command.Parameters.Add(new SqliteParameter(name, null));
        }

        command.Parameters.AddWithValue("@account", account.ToString());
        command.Prepare();
        return command;
    }

    private static void Fill(SqliteCommand command, AccountId account, DateTimeOffset at, Random random)
    {
        var (name, readOnly) = Names[random.Next(random.Next(3) == 0 ? Names.Length : 7)];
        var user = string.Create(CultureInfo.InvariantCulture, $"generated-user-{random.Next(Users):D4}");
        var target = string.Create(CultureInfo.InvariantCulture, $"generated-user-{random.Next(Users):D4}");
        var isRefused = random.Next(25) == 0;
        var id = new byte[16];
        random.NextBytes(id);
        Set("@id", new Guid(id).ToString());
        Set("@time", at.ToUnixTimeMilliseconds());
        Set("@name", name);
        Set("@principal", $"AIDAGENERATED{user[^4..]}AAAA");
        Set("@principalArn", Arn.User(account, "/", user).ToString());
        Set("@user", user);
        Set("@key", random.Next(2) == 0 ? $"AKIAGENERATED{user[^4..]}AAA" : DBNull.Value);
        Set("@ip", string.Create(CultureInfo.InvariantCulture, $"203.0.113.{random.Next(256)}"));
        Set("@readOnly", readOnly ? 1 : 0);
        Set("@parameters", $$"""{"userName":"{{target}}"}""");
        Set("@code", isRefused ? random.Next(4) == 0 ? "NoSuchEntity" : "AccessDenied" : DBNull.Value);
        Set("@message", isRefused ? "The request was refused." : DBNull.Value);
        Set("@resource", Arn.User(account, "/", target).ToString());

        void Set(string parameter, object value) => command.Parameters[parameter].Value = value;
    }
}
