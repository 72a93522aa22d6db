using IamConsole.Core.Model;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>A finding of external access as results carry it.</summary>
public sealed record FindingSummary
{
    public required string Id { get; init; }

    /// <summary>One principal, by AWS's kind of it.</summary>
    public IReadOnlyDictionary<string, string>? Principal { get; init; }

    public IReadOnlyList<string>? Action { get; init; }

    /// <summary>The ARN of the role.</summary>
    public string? Resource { get; init; }

    public bool? IsPublic { get; init; }

    public required string ResourceType { get; init; }

    /// <summary>The condition keys that the access depends on, and their values.</summary>
    public required IReadOnlyDictionary<string, string> Condition { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset AnalyzedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required string Status { get; init; }

    public required string ResourceOwnerAccount { get; init; }

    public IReadOnlyList<FindingSource>? Sources { get; init; }

    internal static FindingSummary Of(AccessFinding finding) => new()
    {
        Id = finding.Id,
        Principal = new Dictionary<string, string> { [finding.PrincipalType] = finding.Principal },
        Action = AnalyzerJson.Read<IReadOnlyList<string>>(finding.Details),
        Resource = finding.Resource,
        IsPublic = finding.IsPublic,
        ResourceType = finding.ResourceType,
        Condition = AnalyzerJson.Read<IReadOnlyDictionary<string, string>>(finding.Condition),
        CreatedAt = finding.CreatedAt,
        AnalyzedAt = finding.AnalyzedAt,
        UpdatedAt = finding.UpdatedAt,
        Status = finding.Status,
        ResourceOwnerAccount = finding.AccountId,
        Sources = [new FindingSource("POLICY")],
    };
}

/// <summary>A finding of any type as results carry it.</summary>
public sealed record FindingSummaryV2
{
    public required string Id { get; init; }

    public required DateTimeOffset AnalyzedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The ARN of the role or user.</summary>
    public string? Resource { get; init; }

    public required string ResourceType { get; init; }

    public required string ResourceOwnerAccount { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public string? FindingType { get; init; }

    internal static FindingSummaryV2 Of(AccessFinding finding) => new()
    {
        Id = finding.Id,
        AnalyzedAt = finding.AnalyzedAt,
        CreatedAt = finding.CreatedAt,
        Resource = finding.Resource,
        ResourceType = finding.ResourceType,
        ResourceOwnerAccount = finding.AccountId,
        Status = finding.Status,
        UpdatedAt = finding.UpdatedAt,
        FindingType = finding.FindingType,
    };
}
