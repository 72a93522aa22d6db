namespace IamConsole.Components.Shared;

/// <summary>A policy that an explanation speaks of.</summary>
/// <param name="Name">What people call it: 'DeveloperAccess'.</param>
/// <param name="Kind">What it is: 'Customer managed', 'Inline policy of user alice', 'Permissions boundary'.</param>
/// <param name="Href">Its page, or none.</param>
/// <param name="Json">Its text, in which statements are pointed out, or none.</param>
public sealed record ExplainedPolicy(string Name, string Kind, string? Href, string? Json);
