using IamConsole.Core.Arns;
using IamConsole.Core.Model;

namespace IamConsole.Core.Operations.Shapes;

/// <summary>An instance profile as results carry it. List operations leave tags out.</summary>
public sealed record InstanceProfile
{
    public required string Path { get; init; }
    public required string InstanceProfileName { get; init; }
    public required string InstanceProfileId { get; init; }
    public required string Arn { get; init; }
    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>Its one role, or empty.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public static InstanceProfile Of(AccountId account, Model.InstanceProfile profile, IamRole? role) => new()
    {
        Path = profile.Path,
        InstanceProfileName = profile.Name,
        InstanceProfileId = profile.Id,
        Arn = Arns.Arn.InstanceProfile(account, profile.Path, profile.Name).ToString(),
        CreateDate = profile.CreatedAt,
        Roles = role is null ? [] : [Role.Of(account, role)],
    };
}
