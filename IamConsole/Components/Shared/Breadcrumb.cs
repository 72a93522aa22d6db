namespace IamConsole.Components.Shared;

/// <summary>One step of the breadcrumbs. The last, the page itself, has no address.</summary>
public sealed record Breadcrumb(string Title, string? Href = null);
