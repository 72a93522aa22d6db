using IamConsole.Core.Model;

namespace IamConsole.Components.Shared;

/// <summary>A policy that an explanation speaks of.</summary>
/// <param name="Name">What people call it: 'DeveloperAccess'.</param>
/// <param name="Kind">What it is: 'Customer managed', 'Inline policy of user alice', 'Permissions boundary'.</param>
/// <param name="Href">Its page, or none.</param>
/// <param name="Json">Its text, in which statements are pointed out, or none.</param>
public sealed record ExplainedPolicy(string Name, string Kind, string? Href, string? Json)
{
    /// <summary>A managed policy.</summary>
    public static ExplainedPolicy Managed(string name, string arn, string json) => new(name, PolicyWords.ManagedType(arn), IamUrls.Policy(arn), json);

    /// <summary>An inline policy of a user, group or role.</summary>
    public static ExplainedPolicy Inline(string name, PolicyHolderKind kind, string holder, string json) => kind switch
    {
        PolicyHolderKind.Group => new ExplainedPolicy(name, $"Inline policy of user group {holder}", IamUrls.EditUserGroupInlinePolicy(holder, name), json),
        PolicyHolderKind.Role => new ExplainedPolicy(name, $"Inline policy of role {holder}", IamUrls.EditRoleInlinePolicy(holder, name), json),
        _ => new ExplainedPolicy(name, $"Inline policy of user {holder}", IamUrls.EditUserInlinePolicy(holder, name), json),
    };
}
