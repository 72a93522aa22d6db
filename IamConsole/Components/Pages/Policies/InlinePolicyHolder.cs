using IamConsole.Components.Shared;
using IamConsole.Core.Model;

namespace IamConsole.Components.Pages.Policies;

/// <summary>The user, group or role that an inline policy page is about.</summary>
internal sealed record InlinePolicyHolder(PolicyHolderKind Kind, string Name)
{
    /// <summary>Its own page, where its permissions are.</summary>
    public string Href => Kind switch
    {
        PolicyHolderKind.User => IamUrls.User(Name, "permissions"),
        PolicyHolderKind.Group => IamUrls.UserGroup(Name, "permissions"),
        _ => IamUrls.Role(Name, "permissions"),
    };

    public IReadOnlyList<Breadcrumb> Trail => Kind switch
    {
        PolicyHolderKind.User => [new("Users", IamUrls.Users), new(Name, Href)],
        PolicyHolderKind.Group => [new("User groups", IamUrls.UserGroups), new(Name, Href)],
        _ => [new("Roles", IamUrls.Roles), new(Name, Href)],
    };

    /// <summary>From the route values, of which the page's address has one.</summary>
    public static InlinePolicyHolder FromRoute(string? userName, string? groupName, string? roleName) =>
        userName is not null ? new(PolicyHolderKind.User, IamUrls.NameFromRoute(userName))
        : groupName is not null ? new(PolicyHolderKind.Group, IamUrls.NameFromRoute(groupName))
        : new(PolicyHolderKind.Role, IamUrls.NameFromRoute(roleName ?? ""));
}
