using IamConsole.Core.Model;

namespace IamConsole.Core.Operations;

/// <summary>What AWS's model cannot say of tags (IAM User Guide, Tagging IAM resources).</summary>
public static class TagRules
{
    /// <param name="tags">The tags of one request, or none.</param>
    /// <param name="ignoreCase">Whether keys that differ in case only are the same, as for users and roles.</param>
    public static IamError? FirstProblem(IReadOnlyList<Tag>? tags, bool ignoreCase)
    {
        if (tags is null)
        {
            return null;
        }

        if (tags.FirstOrDefault(tag => tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) || tag.Value.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)) is not null)
        {
            return IamError.InvalidInput("Tag keys and values that begin with aws: are reserved.");
        }

        var comparer = ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        return tags.Select(tag => tag.Key).Distinct(comparer).Count() == tags.Count
            ? null
            : IamError.InvalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
    }
}
