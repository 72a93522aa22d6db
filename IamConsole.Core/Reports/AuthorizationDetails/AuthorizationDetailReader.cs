using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Catalog;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using IamConsole.Core.Storage;
using IamConsole.Core.Trust;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Reports.AuthorizationDetails;

/// <summary>Reads users, groups, roles and managed policies with what they grant; each kind in a few reads, however many items.</summary>
internal sealed class AuthorizationDetailReader(IamDbContext db)
{
    public const int KindCount = 5;

    private IReadOnlyDictionary<string, PolicyUse>? _uses;

    /// <summary>The names of a kind behind one, in order.</summary>
    public async Task<List<string>> ReadNamesAsync(AuthorizationDetailKind kind, string after, int most, CancellationToken cancellationToken)
    {
        if (kind is AuthorizationDetailKind.AWSManagedPolicy)
        {
            var uses = await UsesAsync(cancellationToken);
            return [.. ManagedPolicyCatalog.Current.Policies
                .Where(policy => uses.ContainsKey(policy.Arn) && string.CompareOrdinal(policy.Name, after) > 0)
                .Select(policy => policy.Name)
                .Order(StringComparer.Ordinal)
                .Take(most)];
        }

        var names = kind switch
        {
            AuthorizationDetailKind.User => db.Users.Where(user => string.Compare(user.Name, after) > 0).OrderBy(user => user.Name).Select(user => user.Name),
            AuthorizationDetailKind.Group => db.Groups.Where(group => string.Compare(group.Name, after) > 0).OrderBy(group => group.Name).Select(group => group.Name),
            AuthorizationDetailKind.Role => db.Roles.Where(role => string.Compare(role.Name, after) > 0).OrderBy(role => role.Name).Select(role => role.Name),
            _ => db.Policies.Where(policy => string.Compare(policy.Name, after) > 0).OrderBy(policy => policy.Name).Select(policy => policy.Name),
        };
        return await names.Take(most).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<UserDetail>> ReadUsersAsync(List<string> names, CancellationToken cancellationToken)
    {
        var users = await db.Users.Where(user => names.Contains(user.Name)).OrderBy(user => user.Name).ToListAsync(cancellationToken);
        var grants = await ReadGrantsAsync([.. users.Select(user => user.Id)], cancellationToken);
        var ids = users.ConvertAll(user => user.Id);
        var groups = (await db.GroupMemberships.Where(membership => ids.Contains(membership.UserId))
            .Join(db.Groups, membership => membership.GroupId, group => group.Id, (membership, group) => new { membership.UserId, group.Name })
            .OrderBy(membership => membership.Name)
            .ToListAsync(cancellationToken)).ToLookup(membership => membership.UserId, membership => membership.Name);
        return [.. users.Select(user => new UserDetail
        {
            Path = user.Path,
            UserName = user.Name,
            UserId = user.Id,
            Arn = Arn.User(db.Account, user.Path, user.Name).ToString(),
            CreateDate = user.CreatedAt,
            UserPolicyList = [.. grants.Inline[user.Id]],
            GroupList = [.. groups[user.Id]],
            AttachedManagedPolicies = [.. grants.Attached[user.Id]],
            PermissionsBoundary = AttachedPermissionsBoundary.Of(user.PermissionsBoundaryArn),
            Tags = [.. grants.Tags[user.Id]],
        })];
    }

    public async Task<IReadOnlyList<GroupDetail>> ReadGroupsAsync(List<string> names, CancellationToken cancellationToken)
    {
        var groups = await db.Groups.Where(group => names.Contains(group.Name)).OrderBy(group => group.Name).ToListAsync(cancellationToken);
        var grants = await ReadGrantsAsync([.. groups.Select(group => group.Id)], cancellationToken);
        return [.. groups.Select(group => new GroupDetail
        {
            Path = group.Path,
            GroupName = group.Name,
            GroupId = group.Id,
            Arn = Arn.Group(db.Account, group.Path, group.Name).ToString(),
            CreateDate = group.CreatedAt,
            GroupPolicyList = [.. grants.Inline[group.Id]],
            AttachedManagedPolicies = [.. grants.Attached[group.Id]],
        })];
    }

    public async Task<IReadOnlyList<RoleDetail>> ReadRolesAsync(List<string> names, CancellationToken cancellationToken)
    {
        var roles = await db.Roles.Where(role => names.Contains(role.Name)).OrderBy(role => role.Name).ToListAsync(cancellationToken);
        var grants = await ReadGrantsAsync([.. roles.Select(role => role.Id)], cancellationToken);
        var ids = roles.ConvertAll(role => role.Id);
        var profiles = (await db.InstanceProfiles.Where(profile => profile.RoleId != null && ids.Contains(profile.RoleId)).OrderBy(profile => profile.Name).ToListAsync(cancellationToken))
            .ToLookup(profile => profile.RoleId);
        var trust = await TrustDocument.ShowAsync(db, roles.ConvertAll(role => role.AssumeRolePolicyDocument), cancellationToken);
        return [.. roles.Select((role, index) => new RoleDetail
        {
            Path = role.Path,
            RoleName = role.Name,
            RoleId = role.Id,
            Arn = Arn.Role(db.Account, role.Path, role.Name).ToString(),
            CreateDate = role.CreatedAt,
            AssumeRolePolicyDocument = trust[index],
            RolePolicyList = [.. grants.Inline[role.Id]],
            AttachedManagedPolicies = [.. grants.Attached[role.Id]],
            PermissionsBoundary = AttachedPermissionsBoundary.Of(role.PermissionsBoundaryArn),
            Tags = [.. grants.Tags[role.Id]],
            RoleLastUsed = new RoleLastUsed(role.LastUsedAt, role.LastUsedRegion),
            InstanceProfileList = [.. profiles[role.Id].Select(profile => Operations.Shapes.InstanceProfile.Of(db.Account, profile, role))],
        })];
    }

    public async Task<IReadOnlyList<ManagedPolicyDetail>> ReadPoliciesAsync(List<string> names, CancellationToken cancellationToken)
    {
        if (names.Count == 0)
        {
            return [];
        }

        var uses = await UsesAsync(cancellationToken);
        var policies = await db.Policies.Where(policy => names.Contains(policy.Name)).OrderBy(policy => policy.Name).ToListAsync(cancellationToken);
        var ids = policies.ConvertAll(policy => policy.Id);
        var versions = (await db.PolicyVersions.Where(version => ids.Contains(version.PolicyId)).ToListAsync(cancellationToken)).ToLookup(version => version.PolicyId);
        return [.. policies.Select(policy => ManagedPolicyDetail.Of(
            Policy.Of(db.Account, policy, uses.GetValueOrDefault(policy.ArnIn(db.Account))),
            [.. versions[policy.Id].OrderByDescending(version => version.Number).Select(version => PolicyVersion.Of(policy, version) with { Document = version.Document })]))];
    }

    public async Task<IReadOnlyList<ManagedPolicyDetail>> ReadAwsPoliciesAsync(List<string> names, CancellationToken cancellationToken)
    {
        if (names.Count == 0)
        {
            return [];
        }

        var (uses, wanted) = (await UsesAsync(cancellationToken), names.ToHashSet(StringComparer.Ordinal));
        return [.. ManagedPolicyCatalog.Current.Policies
            .Where(policy => wanted.Contains(policy.Name))
            .OrderBy(policy => policy.Name, StringComparer.Ordinal)
            .Select(policy => ManagedPolicyDetail.Of(Policy.Of(policy, uses.GetValueOrDefault(policy.Arn)), [PolicyVersion.Of(policy) with { Document = policy.ReadDocument() }]))];
    }

    private async Task<IReadOnlyDictionary<string, PolicyUse>> UsesAsync(CancellationToken cancellationToken) => _uses ??= await db.CountUsesAsync(cancellationToken);

    private async Task<Grants> ReadGrantsAsync(List<string> ids, CancellationToken cancellationToken) => new(
        (await db.InlinePolicies.Where(policy => ids.Contains(policy.HolderId)).OrderBy(policy => policy.Name).ToListAsync(cancellationToken))
            .ToLookup(policy => policy.HolderId, policy => new PolicyDetail(policy.Name, policy.Document)),
        (await db.PolicyAttachments.Where(attachment => ids.Contains(attachment.HolderId)).OrderBy(attachment => attachment.PolicyArn).ToListAsync(cancellationToken))
            .ToLookup(attachment => attachment.HolderId, attachment => new AttachedPolicy(Arn.NameIn(attachment.PolicyArn), attachment.PolicyArn)),
        (await db.Tags.Where(tag => ids.Contains(tag.ResourceId)).OrderBy(tag => tag.Key).ToListAsync(cancellationToken))
            .ToLookup(tag => tag.ResourceId, tag => new Tag(tag.Key, tag.Value)));

    private sealed record Grants(ILookup<string, PolicyDetail> Inline, ILookup<string, AttachedPolicy> Attached, ILookup<string, Tag> Tags);
}
