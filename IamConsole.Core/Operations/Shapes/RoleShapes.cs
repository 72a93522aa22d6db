using IamConsole.Core.Arns;
using IamConsole.Core.Model;

namespace IamConsole.Core.Operations.Shapes;

/// <summary>A role as results carry it. List operations leave tags, boundary and last use out.</summary>
public sealed record Role
{
    public required string Path { get; init; }
    public required string RoleName { get; init; }
    public required string RoleId { get; init; }
    public required string Arn { get; init; }
    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>The role trust policy, as its author wrote it; of a user or role that has been deleted since, the unique id.</summary>
    public required string AssumeRolePolicyDocument { get; init; }

    public string? Description { get; init; }

    /// <summary>In seconds.</summary>
    public required int MaxSessionDuration { get; init; }

    public AttachedPermissionsBoundary? PermissionsBoundary { get; init; }
    public IReadOnlyList<Tag>? Tags { get; init; }
    public RoleLastUsed? RoleLastUsed { get; init; }

    public static Role Of(AccountId account, IamRole role) => new()
    {
        Path = role.Path,
        RoleName = role.Name,
        RoleId = role.Id,
        Arn = Arns.Arn.Role(account, role.Path, role.Name).ToString(),
        CreateDate = role.CreatedAt,
        AssumeRolePolicyDocument = role.AssumeRolePolicyDocument,
        Description = role.Description,
        MaxSessionDuration = role.MaxSessionDuration,
    };

    /// <summary>With tags, boundary and last use, as <c>GetRole</c> and <c>CreateRole</c> answer.</summary>
    public static Role Of(AccountId account, IamRole role, IReadOnlyList<Tag> tags) => Of(account, role) with
    {
        PermissionsBoundary = AttachedPermissionsBoundary.Of(role.PermissionsBoundaryArn),
        Tags = tags is [] ? null : tags,
        RoleLastUsed = new RoleLastUsed(role.LastUsedAt, role.LastUsedRegion),
    };
}

/// <summary>When and where a role was last used; empty where it never was.</summary>
public sealed record RoleLastUsed(DateTimeOffset? LastUsedDate, string? Region);
