namespace IamConsole.Components.Layout;

/// <summary>An entry of the left navigation.</summary>
/// <param name="ExactMatch">True where the entry is current on its own page only, not on those below it.</param>
public sealed record NavigationEntry(string Title, string Href, bool ExactMatch = false);

/// <summary>A group of entries under a heading; the first group has none.</summary>
public sealed record NavigationGroup(string? Title, IReadOnlyList<NavigationEntry> Entries);

/// <summary>The left navigation, grouped as IAM's. An entry is added here when its page exists.</summary>
public static class Navigation
{
    public static IReadOnlyList<NavigationGroup> Groups { get; } =
    [
        new(null, [new("Dashboard", IamUrls.Dashboard, ExactMatch: true)]),
        new("Access management",
        [
            new("User groups", IamUrls.UserGroups),
            new("Users", IamUrls.Users),
            new("Roles", IamUrls.Roles),
            new("Policies", IamUrls.Policies),
            new("Identity providers", IamUrls.IdentityProviders),
            new("Account settings", IamUrls.AccountSettings),
            new("Temporary delegation requests", IamUrls.DelegationRequests),
            new("Summary and quotas", IamUrls.AccountQuotas),
        ]),
        new("Access Analyzer", [new("External access", IamUrls.ExternalAccess), new("Unused access", IamUrls.UnusedAccess), new("Analyzer settings", IamUrls.Analyzers)]),
        new("Access reports", [new("Credential report", IamUrls.CredentialReport), new("Event history", IamUrls.EventHistory)]),
        new("Tools", [new("Policy simulator", IamUrls.PolicySimulator), new("Session script", IamUrls.SessionScript), new("Programmatic access", IamUrls.ProgrammaticAccess)]),
    ];

    /// <summary>Whether there is a page at an address, so that a link to it is not a dead one.</summary>
    public static bool Has(string href) => Groups.Any(group => group.Entries.Any(entry => entry.Href == href));
}
