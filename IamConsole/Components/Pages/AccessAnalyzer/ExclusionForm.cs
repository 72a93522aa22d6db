using IamConsole.Components.Shared;
using IamConsole.Core.AccessAnalyzer;

namespace IamConsole.Components.Pages.AccessAnalyzer;

/// <summary>Exclusions of an analyzer of unused access while they are edited: sets of tags.</summary>
internal static class ExclusionForm
{
    public static IReadOnlyList<IReadOnlyList<TagRow>> Of(IReadOnlyList<AnalysisRuleCriteria> criteria) =>
        [.. criteria.SelectMany(one => one.ResourceTags ?? []).Select(tags => tags.Select(tag => new TagRow(tag.Key, tag.Value)).ToList())];

    public static bool IsValid(IReadOnlyList<IReadOnlyList<TagRow>> exclusions) => exclusions.All(tags => tags.Count > 0 && TagHints.AllValid(tags));

    /// <summary>As operations take them; a set for each exclusion.</summary>
    public static AnalysisRule Rule(IReadOnlyList<IReadOnlyList<TagRow>> exclusions) => new()
    {
        Exclusions = exclusions.Count == 0 ? [] : [new AnalysisRuleCriteria { ResourceTags = [.. exclusions.Select(tags => tags.ToDictionary(tag => tag.Key, tag => tag.Value))] }],
    };
}
