namespace IamConsole.Core.AccessAnalyzer;

/// <summary>What an analyzer is told beyond its type.</summary>
public sealed record AnalyzerConfiguration
{
    public UnusedAccessConfiguration? UnusedAccess { get; init; }
}

/// <summary>What counts as unused.</summary>
public sealed record UnusedAccessConfiguration
{
    /// <summary>The age that an analyzer has where none is given, in days.</summary>
    public const int DefaultAge = 90;

    /// <summary>After how many days without use something is reported, 1 to 365.</summary>
    public int? UnusedAccessAge { get; init; }

    public AnalysisRule? AnalysisRule { get; init; }
}

/// <summary>What is not looked at.</summary>
public sealed record AnalysisRule
{
    /// <summary>Each leaves out what meets all of it.</summary>
    public IReadOnlyList<AnalysisRuleCriteria>? Exclusions { get; init; }
}

/// <summary>Which users and roles are left out.</summary>
public sealed record AnalysisRuleCriteria
{
    /// <summary>The accounts; for an organization's analyzer only.</summary>
    public IReadOnlyList<string>? AccountIds { get; init; }

    /// <summary>Each is a set of tags, of which a user or role has to have all; an empty value stands for any.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>>? ResourceTags { get; init; }
}
