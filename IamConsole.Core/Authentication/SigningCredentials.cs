using IamConsole.Core.Arns;
using IamConsole.Core.Authentication.Signatures;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.Extensions.Caching.Memory;

namespace IamConsole.Core.Authentication;

/// <summary>Finds what a request may be signed with: the secret of an access key, and whose it is.</summary>
/// <remarks>
/// The row is read at each request: a key that was deactivated or deleted, or whose user was, counts for nothing at once. Only
/// the decrypted secret is kept, under its encrypted text.
/// </remarks>
public sealed class SigningCredentials(IamStore store, SecretProtector secrets, TemporaryCredentials temporary) : IDisposable
{
    private const int MostSecrets = 10_000;

    private readonly MemoryCache _secrets = new(new MemoryCacheOptions { SizeLimit = MostSecrets });

    /// <summary>The secret and the caller of a key, or AWS's refusal: it says the same of an unknown, an inactive and a mismatched key.</summary>
    /// <param name="accessKeyId">The access key id.</param>
    /// <param name="sessionToken">The session token that was sent, or none; a long-term key has none, a temporary one is nothing without.</param>
    /// <param name="client">Where the request came from.</param>
    /// <param name="cancellationToken">Ends the look-up early.</param>
    public async Task<IamResult<SigningIdentity>> FindAsync(string accessKeyId, string? sessionToken, ClientInfo client, CancellationToken cancellationToken = default)
    {
        if (sessionToken is not null)
        {
            var opened = await temporary.OpenAsync(accessKeyId, sessionToken, client, cancellationToken);
            return opened.Map(credentials => new SigningIdentity(credentials.SecretAccessKey, credentials.Caller));
        }

        Row? row;
        await using (var unit = await store.BeginReadAsync(default, cancellationToken))
        {
            row = FindRow(unit.Db, accessKeyId);
        }

        return row is { IsActive: true } && (row.UserName is not null || row.OwnerId == row.AccountId) && FindSecret(row.ProtectedSecret) is { } secret
            ? new SigningIdentity(secret, CallerOf(row, accessKeyId, client))
            : SignatureErrors.InvalidClientTokenId;
    }

    /// <inheritdoc />
    public void Dispose() => _secrets.Dispose();

    private static Caller CallerOf(Row row, string accessKeyId, ClientInfo client)
    {
        var account = AccountId.Parse(row.AccountId);
        return new Caller
        {
            Account = account,
            Kind = row.UserName is null ? CallerKind.Root : CallerKind.User,
            PrincipalId = row.OwnerId,
            Arn = (row.UserName is null ? Arn.Root(account) : Arn.User(account, row.UserPath!, row.UserName)).ToString(),
            UserName = row.UserName,
            IsTemporary = false,
            AccessKeyId = accessKeyId,
            SourceIp = client.Address,
            UserAgent = client.UserAgent,
            SecureTransport = client.IsHttps,
        };
    }

    private string? FindSecret(string protectedSecret)
    {
        if (!_secrets.TryGetValue(protectedSecret, out string? secret) && (secret = secrets.FindAccessKeySecret(protectedSecret)) is not null)
        {
            _secrets.Set(protectedSecret, secret, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromHours(1) });
        }

        return secret;
    }

    // Plain SQL: it is asked at every request, and looks across accounts.
    private const string FindKey =
        """
        SELECT key.AccountId, key.OwnerId, key.IsActive, key.ProtectedSecret, user.Name, user.Path
        FROM AccessKeys AS key LEFT JOIN Users AS user ON user.AccountId = key.AccountId AND user.Id = key.OwnerId
        WHERE key.Id = @id
        """;

    private static Row? FindRow(IamDbContext db, string accessKeyId)
    {
        using var statement = db.Statement(FindKey, ("@id", accessKeyId));
        using var rows = statement.ExecuteReader();
        return rows.Read()
            ? new Row(rows.GetString(0), rows.GetString(1), rows.GetBoolean(2), rows.GetString(3), rows.IsDBNull(4) ? null : rows.GetString(4), rows.IsDBNull(5) ? null : rows.GetString(5))
            : null;
    }

    private sealed record Row(string AccountId, string OwnerId, bool IsActive, string ProtectedSecret, string? UserName, string? UserPath)
    {
        public override string ToString() => OwnerId;
    }
}

/// <summary>What a request may be signed with, and whose it is. Not a proof: the signature has yet to be found right.</summary>
/// <param name="SecretAccessKey">The secret; never to be logged.</param>
/// <param name="Caller">Who holds it.</param>
public sealed record SigningIdentity(string SecretAccessKey, Caller Caller)
{
    /// <summary>The caller's ARN; the secret stays out of every log.</summary>
    public override string ToString() => Caller.Arn;
}
