using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>Tags as IAM Access Analyzer's requests and results carry them: a map.</summary>
internal static class AnalyzerTags
{
    public static IReadOnlyList<Tag> ListOf(IReadOnlyDictionary<string, string>? tags) => [.. (tags ?? new Dictionary<string, string>()).Select(tag => new Tag(tag.Key, tag.Value))];

    public static IReadOnlyDictionary<string, string> MapOf(IEnumerable<Tag> tags) => tags.ToDictionary(tag => tag.Key, tag => tag.Value);

    /// <summary>Why tags are refused, or none.</summary>
    public static IamError? Problem(IReadOnlyList<Tag> tags) =>
        TagRules.FirstProblem(tags, ignoreCase: false) is { } problem ? AnalyzerErrors.Invalid(problem.Message)
        : tags.Count > Quotas.TagsPerResource ? AnalyzerErrors.Invalid($"A resource has at most {Quotas.TagsPerResource} tags.")
        : null;

    public static ActionRequest WithRequestTags(this ActionRequest action, IReadOnlyDictionary<string, string>? tags) => action.WithRequestTags(ListOf(tags));
}
