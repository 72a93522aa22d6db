using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Catalog;
using IamConsole.Core.Model;

namespace IamConsole.Core.Operations.Shapes;

/// <summary>A managed policy as results carry it. Description and tags are in the answers of <c>GetPolicy</c> and <c>CreatePolicy</c> only.</summary>
public sealed record Policy
{
    public required string PolicyName { get; init; }
    public required string PolicyId { get; init; }
    public required string Arn { get; init; }
    public required string Path { get; init; }
    public required string DefaultVersionId { get; init; }

    /// <summary>How many users, groups and roles it is attached to.</summary>
    public int AttachmentCount { get; init; }

    /// <summary>How many users and roles it bounds.</summary>
    public int PermissionsBoundaryUsageCount { get; init; }

    public bool IsAttachable { get; init; } = true;
    public string? Description { get; init; }
    public required DateTimeOffset CreateDate { get; init; }
    public required DateTimeOffset UpdateDate { get; init; }
    public IReadOnlyList<Tag>? Tags { get; init; }

    public static Policy Of(AccountId account, CustomerManagedPolicy policy, PolicyUse use) => new()
    {
        PolicyName = policy.Name,
        PolicyId = policy.Id,
        Arn = policy.ArnIn(account),
        Path = policy.Path,
        DefaultVersionId = PolicyVersion.IdOf(policy.DefaultVersion),
        AttachmentCount = use.Attachments,
        PermissionsBoundaryUsageCount = use.Boundaries,
        CreateDate = policy.CreatedAt,
        UpdateDate = policy.UpdatedAt,
    };

    public static Policy Of(AwsManagedPolicy policy, PolicyUse use) => new()
    {
        PolicyName = policy.Name,
        PolicyId = policy.PolicyId,
        Arn = policy.Arn,
        Path = policy.Path,
        DefaultVersionId = policy.DefaultVersionId,
        AttachmentCount = use.Attachments,
        PermissionsBoundaryUsageCount = use.Boundaries,
        CreateDate = policy.CreateDate,
        UpdateDate = policy.UpdateDate,
    };
}

/// <summary>How often a managed policy is used in the account.</summary>
/// <param name="Attachments">By how many users, groups and roles as a permissions policy.</param>
/// <param name="Boundaries">By how many users and roles as a permissions boundary.</param>
public readonly record struct PolicyUse(int Attachments, int Boundaries)
{
    public bool IsUsed => Attachments > 0 || Boundaries > 0;
}

/// <summary>A version of a managed policy. Only <c>GetPolicyVersion</c> answers with the document.</summary>
public sealed record PolicyVersion
{
    public string? Document { get; init; }
    public required string VersionId { get; init; }
    public required bool IsDefaultVersion { get; init; }
    public required DateTimeOffset CreateDate { get; init; }

    public static PolicyVersion Of(CustomerManagedPolicy policy, CustomerManagedPolicyVersion version) => new()
    {
        VersionId = IdOf(version.Number),
        IsDefaultVersion = version.Number == policy.DefaultVersion,
        CreateDate = version.CreatedAt,
    };

    /// <summary>The only version that is known of an AWS managed policy.</summary>
    public static PolicyVersion Of(AwsManagedPolicy policy) => new()
    {
        VersionId = policy.DefaultVersionId,
        IsDefaultVersion = true,
        CreateDate = policy.UpdateDate,
    };

    /// <summary><c>v3</c> for 3.</summary>
    public static string IdOf(int number) => $"v{number}";

    /// <summary>3 for <c>v3</c>; 0 where the text names no version that this installation makes.</summary>
    public static int NumberOf(string versionId) =>
        versionId.StartsWith('v') && int.TryParse(versionId.AsSpan(1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <summary>A user that a policy is attached to or bounds.</summary>
public sealed record PolicyUser(string UserName, string UserId);

/// <summary>A user group that a policy is attached to.</summary>
public sealed record PolicyGroup(string GroupName, string GroupId);

/// <summary>A role that a policy is attached to or bounds.</summary>
public sealed record PolicyRole(string RoleName, string RoleId);
