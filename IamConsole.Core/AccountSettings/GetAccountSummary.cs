using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccountSettings;

/// <summary>Counts and quotas of the account (IAM API Reference, GetAccountSummary).</summary>
public sealed record GetAccountSummary : IamOperation<GetAccountSummaryResult, AccountTarget>
{
    private static readonly IReadOnlyDictionary<string, int> Limits = new Dictionary<string, int>
    {
        ["UsersQuota"] = Quotas.Users,
        ["GroupsQuota"] = Quotas.Groups,
        ["RolesQuota"] = Quotas.Roles,
        ["PoliciesQuota"] = Quotas.Policies,
        ["InstanceProfilesQuota"] = Quotas.InstanceProfiles,
        ["ServerCertificatesQuota"] = Quotas.ServerCertificates,
        ["AccessKeysPerUserQuota"] = Quotas.AccessKeysPerUser,
        ["SigningCertificatesPerUserQuota"] = Quotas.SigningCertificatesPerUser,
        ["GroupsPerUserQuota"] = Quotas.GroupsPerUser,
        ["AttachedPoliciesPerUserQuota"] = Quotas.AttachedPerHolder,
        ["AttachedPoliciesPerGroupQuota"] = Quotas.AttachedPerHolder,
        ["AttachedPoliciesPerRoleQuota"] = Quotas.AttachedPerHolder,
        ["UserPolicySizeQuota"] = Quotas.InlinePolicySize(PolicyHolderKind.User),
        ["GroupPolicySizeQuota"] = Quotas.InlinePolicySize(PolicyHolderKind.Group),
        ["RolePolicySizeQuota"] = Quotas.InlinePolicySize(PolicyHolderKind.Role),
        ["PolicySizeQuota"] = Quotas.ManagedPolicySize,
        ["AssumeRolePolicySizeQuota"] = Quotas.TrustPolicySize,
        ["VersionsPerPolicyQuota"] = Quotas.VersionsPerPolicy,
        ["PolicyVersionsInUseQuota"] = Quotas.PolicyVersionsInUse,
    };

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => Task.FromResult(AccountTarget.Any);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("iam:GetAccountSummary", "*")];

    protected override async Task<IamResult<GetAccountSummaryResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        var db = context.Db;
        var root = context.Account.ToString();
        return new GetAccountSummaryResult(new SortedDictionary<string, int>(Limits.ToDictionary(), StringComparer.Ordinal)
        {
            ["AccountMFAEnabled"] = await db.MfaDevices.AnyAsync(device => device.OwnerId == root, cancellationToken) ? 1 : 0,
            ["AccountAccessKeysPresent"] = await db.AccessKeys.AnyAsync(key => key.OwnerId == root, cancellationToken) ? 1 : 0,
            ["AccountSigningCertificatesPresent"] = await db.SigningCertificates.AnyAsync(certificate => certificate.OwnerId == root, cancellationToken) ? 1 : 0,
            ["AccountPasswordPresent"] = 1,
            ["Users"] = await db.Users.CountAsync(cancellationToken),
            ["Groups"] = await db.Groups.CountAsync(cancellationToken),
            ["Roles"] = await db.Roles.CountAsync(cancellationToken),
            ["Policies"] = await db.Policies.CountAsync(cancellationToken),
            ["InstanceProfiles"] = await db.InstanceProfiles.CountAsync(cancellationToken),
            ["ServerCertificates"] = await db.ServerCertificates.CountAsync(cancellationToken),
            ["Providers"] = await db.OidcProviders.CountAsync(cancellationToken) + await db.SamlProviders.CountAsync(cancellationToken),
            ["MFADevices"] = await db.MfaDevices.CountAsync(device => device.OwnerId != null || device.Kind == MfaDeviceKind.Virtual, cancellationToken),
            ["MFADevicesInUse"] = await db.MfaDevices.CountAsync(device => device.OwnerId != null, cancellationToken),
            ["PolicyVersionsInUse"] = await db.PolicyVersions.CountAsync(cancellationToken),
            ["GlobalEndpointTokenVersion"] = await db.Accounts.Select(account => account.GlobalEndpointTokenVersion).SingleAsync(cancellationToken),
        });
    }
}

/// <summary>Each count and quota by AWS's name.</summary>
public sealed record GetAccountSummaryResult(IReadOnlyDictionary<string, int> SummaryMap);
