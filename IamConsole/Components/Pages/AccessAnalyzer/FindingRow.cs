using IamConsole.Core.AccessAnalyzer;

namespace IamConsole.Components.Pages.AccessAnalyzer;

/// <summary>A finding as a row: equal to another where both look the same.</summary>
internal sealed record FindingRow
{
    public required string Id { get; init; }

    public required string FindingType { get; init; }

    public required string Resource { get; init; }

    public required string ResourceType { get; init; }

    public required string PrincipalKind { get; init; }

    public required string Principal { get; init; }

    public required bool IsPublic { get; init; }

    /// <summary>Condition keys with their values, or empty.</summary>
    public required string Condition { get; init; }

    /// <summary>Access levels, separated by commas.</summary>
    public required string Levels { get; init; }

    /// <summary>What is unused.</summary>
    public required string What { get; init; }

    public DateTimeOffset? LastAccessedAt { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public static FindingRow Of(AccessFindingRow finding) => new()
    {
        Id = finding.Id,
        FindingType = finding.FindingType,
        Resource = finding.Resource,
        ResourceType = finding.ResourceType,
        PrincipalKind = AnalyzerWords.PrincipalKind(finding.PrincipalType, finding.Principal),
        Principal = finding.Principal,
        IsPublic = finding.IsPublic,
        Condition = string.Join("; ", finding.Condition.Select(condition => $"{condition.Key}: {condition.Value}")),
        Levels = string.Join(',', AnalyzerWords.Levels(finding.Actions)),
        What = AnalyzerWords.What(finding),
        LastAccessedAt = finding.LastAccessedAt,
        Status = finding.Status,
        UpdatedAt = finding.UpdatedAt,
    };
}
