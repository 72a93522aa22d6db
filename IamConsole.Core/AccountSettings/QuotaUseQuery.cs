using IamConsole.Core.Authorization;
using IamConsole.Core.Federation;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccountSettings;

/// <summary>What the account uses of each of IAM's quotas (IAM User Guide, IAM and AWS STS quotas).</summary>
/// <remarks>Of what is limited for each user, group, role or policy by itself, the one is told that has most; whose it is, is not: that would be a list.</remarks>
public sealed record QuotaUseQuery : ConsoleQuery<QuotaUses>
{
    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [new("iam:GetAccountSummary", "*")];

    protected internal override async Task<IamResult<QuotaUses>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var db = context.Db;
        var root = context.Account.ToString();
        var inline = await InlineSizesAsync(db, cancellationToken);
        var saml = await SamlAsync(db, cancellationToken);
        return new QuotaUses(
        [
            new("Users", QuotaScope.Account, await db.Users.CountAsync(cancellationToken), Quotas.Users),
            new("User groups", QuotaScope.Account, await db.Groups.CountAsync(cancellationToken), Quotas.Groups),
            new("Roles", QuotaScope.Account, await db.Roles.CountAsync(cancellationToken), Quotas.Roles),
            new("Customer managed policies", QuotaScope.Account, await db.Policies.CountAsync(cancellationToken), Quotas.Policies),
            new("Policy versions in use", QuotaScope.Account, await db.PolicyVersions.CountAsync(cancellationToken), Quotas.PolicyVersionsInUse),
            new("Instance profiles", QuotaScope.Account, await db.InstanceProfiles.CountAsync(cancellationToken), Quotas.InstanceProfiles),
            new("Server certificates", QuotaScope.Account, await db.ServerCertificates.CountAsync(cancellationToken), Quotas.ServerCertificates),
            new("Virtual MFA devices", QuotaScope.Account, await db.MfaDevices.CountAsync(device => device.Kind == MfaDeviceKind.Virtual, cancellationToken), Quotas.VirtualMfaDevices),
            new("SAML providers", QuotaScope.Account, await db.SamlProviders.CountAsync(cancellationToken), Quotas.SamlProviders),
            new("OpenID Connect providers", QuotaScope.Account, await db.OidcProviders.CountAsync(cancellationToken), Quotas.OidcProviders),
            new("Account aliases", QuotaScope.Account, await db.Accounts.CountAsync(account => account.Alias != null, cancellationToken), 1),
            new("Access keys", QuotaScope.Root, await db.AccessKeys.CountAsync(key => key.OwnerId == root, cancellationToken), Quotas.AccessKeysPerUser),
            new("MFA devices", QuotaScope.Root, await db.MfaDevices.CountAsync(device => device.OwnerId == root, cancellationToken), Quotas.MfaDevicesPerUser),
            new("Signing certificates", QuotaScope.Root, await db.SigningCertificates.CountAsync(certificate => certificate.OwnerId == root, cancellationToken), Quotas.SigningCertificatesPerUser),
            new("Groups that it is in", QuotaScope.User, await MostAsync(db.GroupMemberships.GroupBy(membership => membership.UserId).Select(group => group.Count()), cancellationToken), Quotas.GroupsPerUser),
            new("Access keys", QuotaScope.User, await MostAsync(db.AccessKeys.Where(key => key.OwnerId != root).GroupBy(key => key.OwnerId).Select(group => group.Count()), cancellationToken), Quotas.AccessKeysPerUser),
            new("MFA devices", QuotaScope.User, await MostAsync(db.MfaDevices.Where(device => device.OwnerId != null && device.OwnerId != root).GroupBy(device => device.OwnerId).Select(group => group.Count()), cancellationToken), Quotas.MfaDevicesPerUser),
            new("Managed policies attached", QuotaScope.User, await AttachedAsync(db, PolicyHolderKind.User, cancellationToken), Quotas.AttachedPerHolder),
            new("Inline policies, characters", QuotaScope.User, inline[PolicyHolderKind.User], Quotas.InlinePolicySize(PolicyHolderKind.User)),
            new("Signing certificates", QuotaScope.User, await MostAsync(db.SigningCertificates.Where(certificate => certificate.OwnerId != root).GroupBy(certificate => certificate.OwnerId).Select(group => group.Count()), cancellationToken), Quotas.SigningCertificatesPerUser),
            new("SSH public keys", QuotaScope.User, await MostAsync(db.SshPublicKeys.GroupBy(key => key.UserId).Select(group => group.Count()), cancellationToken), Quotas.SshPublicKeysPerUser),
            new("Credentials for one service", QuotaScope.User, await MostAsync(db.ServiceSpecificCredentials.GroupBy(credential => new { credential.UserId, credential.ServiceName }).Select(group => group.Count()), cancellationToken), Quotas.ServiceSpecificCredentialsPerService),
            new("Managed policies attached", QuotaScope.Group, await AttachedAsync(db, PolicyHolderKind.Group, cancellationToken), Quotas.AttachedPerHolder),
            new("Inline policies, characters", QuotaScope.Group, inline[PolicyHolderKind.Group], Quotas.InlinePolicySize(PolicyHolderKind.Group)),
            new("Managed policies attached", QuotaScope.Role, await AttachedAsync(db, PolicyHolderKind.Role, cancellationToken), Quotas.AttachedPerHolder),
            new("Inline policies, characters", QuotaScope.Role, inline[PolicyHolderKind.Role], Quotas.InlinePolicySize(PolicyHolderKind.Role)),
            new("Trust policy, characters", QuotaScope.Role, await LongestAsync(db.Roles.Select(role => role.AssumeRolePolicyDocument), cancellationToken), Quotas.TrustPolicySize),
            new("Versions", QuotaScope.Policy, await MostAsync(db.PolicyVersions.GroupBy(version => version.PolicyId).Select(group => group.Count()), cancellationToken), Quotas.VersionsPerPolicy),
            new("Characters of a version", QuotaScope.Policy, await LongestAsync(db.PolicyVersions.Select(version => version.Document), cancellationToken), Quotas.ManagedPolicySize),
            new("Audiences", QuotaScope.OidcProvider, await OidcAsync(db, provider => provider.ClientIds.Count, cancellationToken), Quotas.ClientIdsPerOidcProvider),
            new("Thumbprints", QuotaScope.OidcProvider, await OidcAsync(db, provider => provider.Thumbprints.Count, cancellationToken), Quotas.ThumbprintsPerOidcProvider),
            new("Issuers in the metadata", QuotaScope.SamlProvider, saml.Select(metadata => metadata.Entities.Count).DefaultIfEmpty().Max(), Quotas.EntitiesPerSamlProvider),
            new("Keys in the metadata", QuotaScope.SamlProvider, saml.Select(metadata => metadata.Entities.Sum(entity => entity.SigningCertificates.Count)).DefaultIfEmpty().Max(), Quotas.KeysPerSamlProvider),
            new("Private keys", QuotaScope.SamlProvider, await MostAsync(db.SamlPrivateKeys.GroupBy(key => key.ProviderId).Select(group => group.Count()), cancellationToken), Quotas.PrivateKeysPerSamlProvider),
            new("Tags", QuotaScope.Resource, await MostAsync(db.Tags.GroupBy(tag => tag.ResourceId).Select(group => group.Count()), cancellationToken), Quotas.TagsPerResource),
        ]);
    }

    private static async Task<int> MostAsync(IQueryable<int> counts, CancellationToken cancellationToken) => await counts.OrderByDescending(count => count).FirstOrDefaultAsync(cancellationToken);

    private static Task<int> AttachedAsync(IamDbContext db, PolicyHolderKind kind, CancellationToken cancellationToken) =>
        MostAsync(db.PolicyAttachments.Where(attachment => attachment.HolderKind == kind).GroupBy(attachment => attachment.HolderId).Select(group => group.Count()), cancellationToken);

    private static async Task<int> OidcAsync(IamDbContext db, Func<OidcProvider, int> count, CancellationToken cancellationToken) =>
        (await db.OidcProviders.AsNoTracking().ToListAsync(cancellationToken)).Select(count).DefaultIfEmpty().Max();

    /// <summary>What each SAML provider's metadata holds; a document may have ten million characters, so that one is in memory at a time.</summary>
    private static async Task<List<SamlMetadata>> SamlAsync(IamDbContext db, CancellationToken cancellationToken)
    {
        var all = new List<SamlMetadata>();
        await foreach (var document in db.SamlProviders.AsNoTracking().Select(provider => provider.MetadataDocument).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (SamlMetadata.Parse(document).TryGet(out var metadata, out _))
            {
                all.Add(metadata);
            }
        }

        return all;
    }

    /// <summary>White space does not count, so that the longest text need not be the longest policy: each is looked at, one after the other.</summary>
    private static async Task<int> LongestAsync(IQueryable<string> documents, CancellationToken cancellationToken)
    {
        var longest = 0;
        await foreach (var document in documents.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            longest = document.Length > longest ? Math.Max(longest, PolicySize.Count(document)) : longest;
        }

        return longest;
    }

    private static async Task<Dictionary<PolicyHolderKind, int>> InlineSizesAsync(IamDbContext db, CancellationToken cancellationToken)
    {
        var sizes = new Dictionary<(PolicyHolderKind Kind, string Id), int>();
        await foreach (var policy in db.InlinePolicies.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var holder = (policy.HolderKind, policy.HolderId);
            sizes[holder] = sizes.GetValueOrDefault(holder) + PolicySize.Count(policy.Document);
        }

        return Enum.GetValues<PolicyHolderKind>().ToDictionary(kind => kind, kind => sizes.Where(size => size.Key.Kind == kind).Select(size => size.Value).DefaultIfEmpty().Max());
    }
}

/// <summary>What a quota limits.</summary>
public enum QuotaScope
{
    Account,
    Root,
    User,
    Group,
    Role,
    Policy,
    OidcProvider,
    SamlProvider,
    Resource,
}

/// <summary>One quota.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Scope">For what each.</param>
/// <param name="Used">How much is used; of what is limited for each of several, by the one that has most.</param>
/// <param name="Limit">The greatest number.</param>
public sealed record QuotaUse(string Name, QuotaScope Scope, int Used, int Limit);

/// <summary>All quotas.</summary>
public sealed record QuotaUses(IReadOnlyList<QuotaUse> All);
