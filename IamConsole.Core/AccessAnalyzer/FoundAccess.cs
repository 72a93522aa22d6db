namespace IamConsole.Core.AccessAnalyzer;

/// <summary>What looking at a role or user brought up, before it is compared with the findings that there are.</summary>
/// <param name="FindingType">One of <see cref="FindingTypes"/>.</param>
/// <param name="Resource">The role or user.</param>
/// <param name="Subject">What tells it from others of the type about the resource.</param>
internal sealed record FoundAccess(string FindingType, AnalyzedResource Resource, string Subject)
{
    public string PrincipalType { get; init; } = "";

    public string Principal { get; init; } = "";

    public bool IsPublic { get; init; }

    public string Condition { get; init; } = "{}";

    public string Details { get; init; } = "[]";

    public DateTimeOffset? LastAccessedAt { get; init; }
}
