using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>Which users and roles an analyzer of unused access leaves out.</summary>
internal static class AnalysisExclusions
{
    /// <summary>Why the exclusions make no sense, or none.</summary>
    public static IamError? Problem(AnalyzerConfiguration? configuration) => ListOf(configuration) switch
    {
        null => null,
        var criteria when criteria.Any(one => one.AccountIds is { Count: > 0 }) => AnalyzerErrors.Invalid("Only an analyzer of an organization leaves out accounts."),
        var criteria when criteria.Any(one => one.ResourceTags is null or [] || one.ResourceTags.Any(tags => tags is null or { Count: 0 })) => AnalyzerErrors.Invalid("An exclusion names at least one tag."),
        _ => null,
    };

    /// <summary>As they are kept, or none.</summary>
    public static string? Write(AnalyzerConfiguration? configuration) => ListOf(configuration) is { Count: > 0 } criteria ? AnalyzerJson.Write(criteria) : null;

    /// <summary>Whether a user or role with these tags is left out.</summary>
    public static bool LeavesOut(this IReadOnlyList<AnalysisRuleCriteria> criteria, IEnumerable<Tag> tags)
    {
        var own = tags.ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.OrdinalIgnoreCase);
        return criteria.Any(one => (one.ResourceTags ?? []).Any(set => set.All(tag => own.TryGetValue(tag.Key, out var value) && (tag.Value.Length == 0 || tag.Value == value))));
    }

    /// <summary>An analyzer's.</summary>
    public static IReadOnlyList<AnalysisRuleCriteria> Of(Analyzer analyzer) => analyzer.Exclusions is { } kept ? AnalyzerJson.Read<IReadOnlyList<AnalysisRuleCriteria>>(kept) : [];

    private static IReadOnlyList<AnalysisRuleCriteria>? ListOf(AnalyzerConfiguration? configuration) => configuration?.UnusedAccess?.AnalysisRule?.Exclusions;
}
