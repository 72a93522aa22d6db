using System.Text.Json;
using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Authentication;

/// <summary>
/// Temporary keys (<c>ASIA...</c>). Nothing of them is stored: the session token holds, encrypted and authenticated, the secret and
/// who the session is, and is opened with each request.
/// </summary>
/// <remarks>
/// Their end goes by the real clock, their beginning, which policies see as <c>aws:TokenIssueTime</c>, by the account clock. They
/// end before their time when the role or user is deleted; 'revoke sessions' is a policy that denies by <c>aws:TokenIssueTime</c>.
/// </remarks>
public sealed class TemporaryCredentials(IamStore store, SecretProtector secrets, TimeProvider time)
{
    /// <summary>Makes a key with its session token.</summary>
    /// <param name="secrets">To protect the token.</param>
    /// <param name="session">Who signs with it: account, kind, principal, times of issue and MFA, and the session.</param>
    /// <param name="expiresAt">By the real clock.</param>
    public static IssuedCredentials Issue(SecretProtector secrets, Caller session, DateTimeOffset expiresAt)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        ArgumentNullException.ThrowIfNull(session);

        // A timestamp of an answer has whole seconds.
        var end = DateTimeOffset.FromUnixTimeSeconds(expiresAt.ToUnixTimeSeconds());
        var id = UniqueIds.NewAccessKeyId(session.Account, UniqueIds.TemporaryAccessKeyPrefix);
        var secret = UniqueIds.NewSecretAccessKey();
        var content = new Content(
            id, secret, end, session.Account.ToString(), session.Kind, session.PrincipalId,
            session.IssuedAt ?? throw new ArgumentException("Temporary credentials have a time of issue.", nameof(session)), session.MfaAuthenticatedAt, session.Session);
        return new IssuedCredentials(id, secret, secrets.ProtectSessionToken(JsonSerializer.Serialize(content)), end);
    }

    /// <summary>Opens a session token that came with a request.</summary>
    /// <param name="accessKeyId">The key that the request is signed with.</param>
    /// <param name="sessionToken">The token that came with it.</param>
    /// <param name="client">Where the request comes from.</param>
    /// <param name="cancellationToken">Ends the read early.</param>
    /// <returns>
    /// The secret to verify the signature with, and the caller if that is right; <c>ExpiredToken</c>; or <c>InvalidClientTokenId</c>
    /// where the token is another key's, has been altered, or its role or user is gone.
    /// </returns>
    public async Task<IamResult<OpenedCredentials>> OpenAsync(string accessKeyId, string sessionToken, ClientInfo client, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        if (secrets.FindSessionToken(sessionToken) is not { } text || JsonSerializer.Deserialize<Content>(text) is not { } content || content.AccessKeyId != accessKeyId)
        {
            return IamError.InvalidSession();
        }

        if (content.ExpiresAt <= time.GetUtcNow())
        {
            return Expired;
        }

        var account = AccountId.Parse(content.Account);
        await using var unit = await store.BeginReadAsync(account, cancellationToken);
        if (await FindNameAsync(unit.Db, account, content, cancellationToken) is not var (userName, arn))
        {
            return IamError.InvalidSession();
        }

        return new OpenedCredentials(content.SecretAccessKey, content.ExpiresAt, new Caller
        {
            Account = account,
            Kind = content.Kind,
            PrincipalId = content.PrincipalId,
            Arn = arn.ToString(),
            UserName = userName,
            IsTemporary = true,
            IssuedAt = content.IssuedAt,
            MfaAuthenticatedAt = content.MfaAuthenticatedAt,
            AccessKeyId = content.AccessKeyId,
            Session = content.Session,
            SourceIp = client.Address,
            UserAgent = client.UserAgent,
            SecureTransport = client.IsHttps,
        });
    }

    private static IamError Expired => new("ExpiredToken", "The security token included in the request is expired");

    /// <summary>The name and ARN that the principal has now, or none where it is gone; only a user has the name.</summary>
    private static async Task<(string? UserName, Arn Arn)?> FindNameAsync(IamDbContext db, AccountId account, Content content, CancellationToken cancellationToken)
    {
        var isRoot = content.PrincipalId == account.ToString();
        switch (content.Kind)
        {
            case CallerKind.AssumedRole:
                var role = await db.Roles.Where(role => role.Id == content.PrincipalId).Select(role => role.Name).FirstOrDefaultAsync(cancellationToken);
                return role is null ? null : (null, Arn.RoleSession(account, role, content.Session!.Name));
            case CallerKind.FederatedUser when isRoot:
                return (null, Arn.FederatedUser(account, content.Session!.Name));
            case CallerKind.FederatedUser:
                return await db.Users.AnyAsync(user => user.Id == content.PrincipalId, cancellationToken) ? (null, Arn.FederatedUser(account, content.Session!.Name)) : null;
            case CallerKind.Root:
                return (null, Arn.Root(account));
            default:
                var user = await db.Users.Where(user => user.Id == content.PrincipalId).Select(user => new { user.Path, user.Name }).FirstOrDefaultAsync(cancellationToken);
                return user is null ? null : (user.Name, Arn.User(account, user.Path, user.Name));
        }
    }

    private sealed record Content(
        string AccessKeyId,
        string SecretAccessKey,
        DateTimeOffset ExpiresAt,
        string Account,
        CallerKind Kind,
        string PrincipalId,
        DateTimeOffset IssuedAt,
        DateTimeOffset? MfaAuthenticatedAt,
        CallerSession? Session);
}

/// <summary>A temporary key.</summary>
/// <param name="AccessKeyId"><c>ASIA...</c></param>
/// <param name="SecretAccessKey">40 characters.</param>
/// <param name="SessionToken">To be sent with each request that is signed with the key.</param>
/// <param name="ExpiresAt">By the real clock, in whole seconds.</param>
public sealed record IssuedCredentials(string AccessKeyId, string SecretAccessKey, string SessionToken, DateTimeOffset ExpiresAt)
{
    /// <summary>The access key id; secret and token stay out of every log.</summary>
    public override string ToString() => AccessKeyId;
}

/// <summary>What a session token held.</summary>
/// <param name="SecretAccessKey">What the request's signature is verified with; only then is it the caller's.</param>
/// <param name="ExpiresAt">By the real clock.</param>
/// <param name="Caller">Who signs with the key.</param>
public sealed record OpenedCredentials(string SecretAccessKey, DateTimeOffset ExpiresAt, Caller Caller)
{
    /// <summary>Whose it is; the secret stays out of every log.</summary>
    public override string ToString() => Caller.Arn;
}
