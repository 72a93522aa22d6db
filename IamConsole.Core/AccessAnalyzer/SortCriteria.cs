namespace IamConsole.Core.AccessAnalyzer;

/// <summary>What findings are sorted by.</summary>
public sealed record SortCriteria
{
    /// <summary>A property as <see cref="FindingFilter"/> knows it; the time of the last update where none is given.</summary>
    public string? AttributeName { get; init; }

    /// <summary>AWS's word: ASC or DESC; the latter where none is given.</summary>
    public string? OrderBy { get; init; }
}
