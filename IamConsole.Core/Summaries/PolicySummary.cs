using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Summaries;

/// <summary>One policy of several that are summarised together.</summary>
/// <param name="Name">How the summary's third level names it.</param>
/// <param name="Document">Its document.</param>
public sealed record NamedPolicy(string Name, PolicyDocument Document);

/// <summary>The first level: what one policy, or several together, say about each service.</summary>
public sealed record PolicySummary
{
    /// <summary>AWS's message when there is nothing to summarise; everything else is empty then.</summary>
    public string? Unavailable { get; init; }

    /// <summary>AWS's remark about statements that provide no permissions.</summary>
    public string? Banner { get; init; }

    /// <summary>Services that the catalogue does not know, allowed or denied.</summary>
    public IReadOnlyList<ServiceSummary> Uncategorized { get; init; } = [];

    /// <summary>Ordered by name; a service may stand here and under <see cref="Allow"/>.</summary>
    public IReadOnlyList<ServiceSummary> ExplicitDeny { get; init; } = [];

    /// <summary>Ordered by name.</summary>
    public IReadOnlyList<ServiceSummary> Allow { get; init; } = [];

    /// <summary>Services that stand in no group, behind "Show remaining".</summary>
    public IReadOnlyList<CatalogService> Remaining { get; init; } = [];

    /// <summary>How many services the catalogue knows: the m of "Allow (n of m services)".</summary>
    public int ServiceCount { get; init; }

    /// <summary>
    /// For each level, how many of all known actions are allowed on something and not denied outright (a Deny on every
    /// resource without a condition). In AWS's order, all five.
    /// </summary>
    public IReadOnlyList<LevelCount> Levels { get; init; } = [];

    /// <summary>What a permissions boundary leaves of <see cref="Levels"/>; empty where none was given.</summary>
    public IReadOnlyList<LevelCount> LevelsLeft { get; init; } = [];

    internal static PolicySummary NotAvailable { get; } = new() { Unavailable = SummaryTexts.Unavailable };
}

/// <summary>How many actions of a level are granted (or denied, in the group Explicit deny).</summary>
/// <param name="Level">The level.</param>
/// <param name="Granted">Between 0 and <paramref name="Total"/>.</param>
/// <param name="Total">The actions of this level that the catalogue knows.</param>
public readonly record struct LevelCount(AccessLevel Level, int Granted, int Total)
{
    public bool IsFull => Total > 0 && Granted == Total;
}
