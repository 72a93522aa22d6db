using IamConsole.Core.Arns;
using IamConsole.Core.Evaluation;
using IamConsole.Core.Model;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace IamConsole.Core.Authorization;

/// <summary>Finds whose policies apply to a caller. What was found stays good until the account's policy revision advances.</summary>
public sealed class PrincipalPoliciesLoader(CompiledPolicyCache compiled) : IDisposable
{
    /// <summary>What explanations call a session's inline policy.</summary>
    internal const string SessionPolicyName = "Session policy";

    private const int MostPrincipals = 10_000;

    // A federated user of root's has root's permissions as far as the session policies let them through.
    private const string EverythingAllowed = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";
    private const string NothingAllowed = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"none:None","Resource":"arn:aws:none:::none"}}""";

    private static readonly PolicySet NoPolicies = new();

    private readonly MemoryCache _principals = new(new MemoryCacheOptions { SizeLimit = MostPrincipals });

    /// <summary>The caller's policies, or none where the user or role no longer exists.</summary>
    public async ValueTask<PrincipalPolicies?> LoadAsync(IamDbContext db, Caller caller, CancellationToken cancellationToken)
    {
        if (caller.Kind is CallerKind.Root)
        {
            return new PrincipalPolicies(Arn.Root(caller.Account).ToString(), null, [], NoPolicies);
        }

        if (caller.Kind is CallerKind.Unsigned)
        {
            return null;
        }

        var revision = ReadRevision(db);
        var key = (caller.Account, caller.PrincipalId, KeyOf(caller.Session));
        if (_principals.TryGetValue(key, out PrincipalPolicies? known) && known!.Revision == revision)
        {
            return known;
        }

        var policies = await ReadAsync(db, caller, cancellationToken) is { } read ? read with { Revision = revision } : null;
        if (policies is not null && !db.PolicyRevisionAdvanced)
        {
            // A revision that an open transaction made may yet be undone and given again.
            _principals.Set(key, policies, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromHours(1) });
        }

        return policies;
    }

    /// <summary>The policies of every user, or of one, read anew.</summary>
    internal Task<IReadOnlyList<UserPolicySet>> ReadUsersAsync(IamDbContext db, string? userId, CancellationToken cancellationToken) =>
        db.ReadUserPolicySetsAsync(compiled, userId, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _principals.Dispose();

    private static long ReadRevision(IamDbContext db)
    {
        using var statement = db.Statement("SELECT PolicyRevision FROM Accounts WHERE Id = @account", ("@account", db.Account.ToString()));
        return statement.ExecuteScalar() is long revision ? revision : 0;
    }

    private static string? KeyOf(CallerSession? session) => session is { HasPolicies: true } ? string.Join('\n', session.PolicyArns.Prepend(session.Policy ?? "")) : null;

    private async Task<PrincipalPolicies?> ReadAsync(IamDbContext db, Caller caller, CancellationToken cancellationToken)
    {
        var principal = caller is { Kind: CallerKind.FederatedUser } && caller.PrincipalId == caller.Account.ToString()
            ? new PrincipalPolicies(Arn.Root(caller.Account).ToString(), null, [], new PolicySet { Identity = [new NamedPolicy("Root user", compiled.Compile(EverythingAllowed))] })
            : await ReadPrincipalAsync(db, caller.Account, caller.PrincipalId, cancellationToken);
        return principal is null || caller.Session is not { HasPolicies: true } session
            ? principal
            : principal with { Policies = principal.Policies with { Session = await ReadSessionAsync(db, session, cancellationToken) } };
    }

    private async Task<IReadOnlyList<NamedPolicy>> ReadSessionAsync(IamDbContext db, CallerSession session, CancellationToken cancellationToken)
    {
        var policies = new List<NamedPolicy>();
        if (session.Policy is { } inline)
        {
            policies.Add(new NamedPolicy(SessionPolicyName, compiled.Compile(inline, PolicyKind.Session)));
        }

        foreach (var arn in session.PolicyArns)
        {
            // One that has been deleted since allows nothing.
            policies.Add(new NamedPolicy(arn, compiled.Compile(await db.ReadManagedDocumentAsync(arn, cancellationToken) ?? NothingAllowed)));
        }

        return policies;
    }

    private async Task<PrincipalPolicies?> ReadPrincipalAsync(IamDbContext db, AccountId account, string principalId, CancellationToken cancellationToken)
    {
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Id == principalId, cancellationToken);
        var role = user is null ? await db.Roles.AsNoTracking().FirstOrDefaultAsync(role => role.Id == principalId, cancellationToken) : null;
        if (user is null && role is null)
        {
            return null;
        }

        var arn = user is not null ? Arn.User(account, user.Path, user.Name) : Arn.Role(account, role!.Path, role.Name);
        var boundary = user is not null ? user.PermissionsBoundaryArn : role!.PermissionsBoundaryArn;
        var tags = await db.Tags.AsNoTracking().Where(tag => tag.ResourceId == principalId).Select(tag => new Tag(tag.Key, tag.Value)).ToListAsync(cancellationToken);
        var holders = await db.GroupMemberships.Where(membership => membership.UserId == principalId).Select(membership => membership.GroupId).ToListAsync(cancellationToken);
        holders.Add(principalId);

        var identity = (await db.ReadAppliedPoliciesAsync(holders, cancellationToken))
            .Select(policy => (Name: policy.Arn ?? new InlinePolicyName(policy.HolderKind, policy.HolderId, policy.Name).ToString(), policy.Document))
            .DistinctBy(policy => policy.Name)
            .Select(policy => new NamedPolicy(policy.Name, compiled.Compile(policy.Document)))
            .ToList();
        if (user is not null && await db.PasswordPolicies.AnyAsync(policy => policy.AllowsUsersToChangePassword, cancellationToken))
        {
            identity.Add(new NamedPolicy(OwnPasswordGrant.Name, compiled.Compile(OwnPasswordGrant.DocumentFor(arn))));
        }

        return new PrincipalPolicies(arn.ToString(), user?.Name ?? role!.Name, tags, new PolicySet
        {
            Identity = identity,
            Boundary = boundary is null ? null : new NamedPolicy(boundary, compiled.Compile(await db.ReadBoundaryDocumentAsync(boundary, cancellationToken))),
        });
    }
}
