using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Roles;

/// <summary>What the list of roles can be narrowed by.</summary>
internal static class RoleProperties
{
    public static IReadOnlyList<FilterProperty<IamRole>> All { get; } =
    [
        FilterProperty<IamRole>.Text("name", role => role.Name),
        FilterProperty<IamRole>.Text("path", role => role.Path),
        FilterProperty<IamRole>.Text("description", role => role.Description),
        FilterProperty<IamRole>.Text("trust", role => role.AssumeRolePolicyDocument),
        FilterProperty<IamRole>.Text("service-linked", role => role.Path.StartsWith(IamRole.ServiceLinkedPath) ? "on" : "off"),
        FilterProperty<IamRole>.Text("boundary", role => role.PermissionsBoundaryArn == null ? "off" : "on", "iam:GetRole"),
        FilterProperty<IamRole>.Number("duration", role => role.MaxSessionDuration),
        FilterProperty<IamRole>.Age("used", role => role.LastUsedAt, "iam:GetRole"),
        FilterProperty<IamRole>.Age("age", role => role.CreatedAt),
    ];
}
