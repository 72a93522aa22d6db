using IamConsole.Core.Arns;
using IamConsole.Core.Evaluation;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace IamConsole.Core.Authorization;

/// <summary>Finds whose policies apply to a caller. What was found stays good until the account's policy revision advances.</summary>
public sealed class PrincipalPoliciesLoader(CompiledPolicyCache compiled) : IDisposable
{
    private const int MostPrincipals = 10_000;

    private static readonly PolicySet NoPolicies = new();
    private static readonly Func<IamDbContext, Task<long>> ReadRevision =
        EF.CompileAsyncQuery((IamDbContext db) => db.Accounts.Select(account => account.PolicyRevision).FirstOrDefault());

    private readonly MemoryCache _principals = new(new MemoryCacheOptions { SizeLimit = MostPrincipals });

    /// <summary>The caller's policies, or none where the user or role no longer exists.</summary>
    public async ValueTask<PrincipalPolicies?> LoadAsync(IamDbContext db, Caller caller, CancellationToken cancellationToken)
    {
        if (caller.Kind is CallerKind.Root)
        {
            return new PrincipalPolicies(Arn.Root(caller.Account).ToString(), null, [], NoPolicies);
        }

        var revision = await ReadRevision(db);
        var key = (caller.Account, caller.PrincipalId);
        if (_principals.TryGetValue(key, out PrincipalPolicies? known) && known!.Revision == revision)
        {
            return known;
        }

        var policies = await ReadAsync(db, caller.Account, caller.PrincipalId, cancellationToken) is { } read ? read with { Revision = revision } : null;
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

    private async Task<PrincipalPolicies?> ReadAsync(IamDbContext db, AccountId account, string principalId, CancellationToken cancellationToken)
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
