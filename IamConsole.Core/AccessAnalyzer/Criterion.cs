namespace IamConsole.Core.AccessAnalyzer;

/// <summary>What a property of a finding is held against; every part that is there has to hold (IAM Access Analyzer API Reference, Criterion).</summary>
public sealed record Criterion
{
    /// <summary>At most <see cref="FindingFilter.MostValues"/>, one of which it is.</summary>
    public IReadOnlyList<string>? Eq { get; init; }

    /// <summary>At most <see cref="FindingFilter.MostValues"/>, none of which it is.</summary>
    public IReadOnlyList<string>? Neq { get; init; }

    /// <summary>At most <see cref="FindingFilter.MostValues"/>, one of which is a part of it.</summary>
    public IReadOnlyList<string>? Contains { get; init; }

    /// <summary>Whether there has to be such a property, or must not be.</summary>
    public bool? Exists { get; init; }
}
