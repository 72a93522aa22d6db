using IamConsole.Core.Model;
using IamConsole.Core.Operations.Shapes;

namespace IamConsole.Core.Reports.AuthorizationDetails;

/// <summary>A user with all that it was given.</summary>
public sealed record UserDetail
{
    public required string Path { get; init; }
    public required string UserName { get; init; }
    public required string UserId { get; init; }
    public required string Arn { get; init; }
    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>The embedded policies.</summary>
    public required IReadOnlyList<PolicyDetail> UserPolicyList { get; init; }

    /// <summary>The names of its groups.</summary>
    public required IReadOnlyList<string> GroupList { get; init; }

    public required IReadOnlyList<AttachedPolicy> AttachedManagedPolicies { get; init; }
    public AttachedPermissionsBoundary? PermissionsBoundary { get; init; }
    public required IReadOnlyList<Tag> Tags { get; init; }
}

/// <summary>A user group with all that it was given.</summary>
public sealed record GroupDetail
{
    public required string Path { get; init; }
    public required string GroupName { get; init; }
    public required string GroupId { get; init; }
    public required string Arn { get; init; }
    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>The embedded policies.</summary>
    public required IReadOnlyList<PolicyDetail> GroupPolicyList { get; init; }

    public required IReadOnlyList<AttachedPolicy> AttachedManagedPolicies { get; init; }
}

/// <summary>A role with all that it was given.</summary>
public sealed record RoleDetail
{
    public required string Path { get; init; }
    public required string RoleName { get; init; }
    public required string RoleId { get; init; }
    public required string Arn { get; init; }
    public required DateTimeOffset CreateDate { get; init; }
    public required string AssumeRolePolicyDocument { get; init; }

    /// <summary>The embedded policies.</summary>
    public required IReadOnlyList<PolicyDetail> RolePolicyList { get; init; }

    public required IReadOnlyList<AttachedPolicy> AttachedManagedPolicies { get; init; }
    public AttachedPermissionsBoundary? PermissionsBoundary { get; init; }
    public required IReadOnlyList<Tag> Tags { get; init; }
    public required RoleLastUsed RoleLastUsed { get; init; }

    /// <summary>The instance profiles that hold it.</summary>
    public required IReadOnlyList<Operations.Shapes.InstanceProfile> InstanceProfileList { get; init; }
}

/// <summary>A managed policy with its versions, the newest first.</summary>
public sealed record ManagedPolicyDetail
{
    public required string PolicyName { get; init; }
    public required string PolicyId { get; init; }
    public required string Arn { get; init; }
    public required string Path { get; init; }
    public required string DefaultVersionId { get; init; }

    /// <summary>How many users, groups and roles it is attached to.</summary>
    public required int AttachmentCount { get; init; }

    /// <summary>How many users and roles it bounds.</summary>
    public required int PermissionsBoundaryUsageCount { get; init; }

    public required bool IsAttachable { get; init; }
    public required DateTimeOffset CreateDate { get; init; }
    public required DateTimeOffset UpdateDate { get; init; }
    public required IReadOnlyList<PolicyVersion> PolicyVersionList { get; init; }

    internal static ManagedPolicyDetail Of(Policy policy, IReadOnlyList<PolicyVersion> versions) => new()
    {
        PolicyName = policy.PolicyName,
        PolicyId = policy.PolicyId,
        Arn = policy.Arn,
        Path = policy.Path,
        DefaultVersionId = policy.DefaultVersionId,
        AttachmentCount = policy.AttachmentCount,
        PermissionsBoundaryUsageCount = policy.PermissionsBoundaryUsageCount,
        IsAttachable = policy.IsAttachable,
        CreateDate = policy.CreateDate,
        UpdateDate = policy.UpdateDate,
        PolicyVersionList = versions,
    };
}

/// <summary>An embedded policy.</summary>
public sealed record PolicyDetail(string PolicyName, string PolicyDocument);
