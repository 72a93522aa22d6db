using IamConsole.Core.Model;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>An analyzer as results carry it.</summary>
public sealed record AnalyzerSummary
{
    public required string Arn { get; init; }

    public required string Name { get; init; }

    /// <summary>AWS's word: <see cref="Analyzer.ExternalAccess"/> or <see cref="Analyzer.UnusedAccess"/>.</summary>
    public required string Type { get; init; }

    /// <summary>AWS's word; here always ACTIVE.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string? LastResourceAnalyzed { get; init; }

    public DateTimeOffset? LastResourceAnalyzedAt { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public AnalyzerConfiguration? Configuration { get; init; }

    internal static AnalyzerSummary Of(Analyzer analyzer, IEnumerable<Tag> tags) => new()
    {
        Arn = analyzer.Id,
        Name = analyzer.Name,
        Type = analyzer.Type,
        Status = "ACTIVE",
        CreatedAt = analyzer.CreatedAt,
        LastResourceAnalyzed = analyzer.LastResourceAnalyzed,
        LastResourceAnalyzedAt = analyzer.LastResourceAnalyzedAt,
        Tags = AnalyzerTags.MapOf(tags),
        Configuration = ConfigurationOf(analyzer),
    };

    internal static AnalyzerConfiguration? ConfigurationOf(Analyzer analyzer) => analyzer.Type != Analyzer.UnusedAccess ? null : new AnalyzerConfiguration
    {
        UnusedAccess = new UnusedAccessConfiguration
        {
            UnusedAccessAge = analyzer.UnusedAccessAge,
            AnalysisRule = analyzer.Exclusions is { } exclusions ? new AnalysisRule { Exclusions = AnalyzerJson.Read<IReadOnlyList<AnalysisRuleCriteria>>(exclusions) } : null,
        },
    };
}
