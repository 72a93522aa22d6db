using System.Text.RegularExpressions;
using IamConsole.Core.Operations;

namespace IamConsole.Components.Shared;

/// <summary>
/// AWS's rules for tags as hints while typing; the operation checks them again. Source: IAM User Guide, Tags for IAM
/// resources.
/// </summary>
public static partial class TagHints
{
    public const int LongestKey = 128;
    public const int LongestValue = 256;

    /// <summary>What a value may be, for below its field.</summary>
    public const string ValueHint = "Up to 256 characters: letters, numbers, spaces and _ . : / = + - @. It may be empty.";

    /// <summary>What is wrong with the key at <paramref name="index"/>, or null.</summary>
    /// <param name="tags">All tags of the resource.</param>
    /// <param name="index">Which of them.</param>
    /// <param name="caseSensitive">False for users and roles, where keys that differ in case only are the same.</param>
    public static string? KeyError(IReadOnlyList<TagRow> tags, int index, bool caseSensitive = false)
    {
        ArgumentNullException.ThrowIfNull(tags);
        var key = tags[index].Key;
        if (key.Length == 0)
        {
            return "Enter a key, or remove the tag.";
        }

        if (key.Length > LongestKey)
        {
            return $"A key has at most {LongestKey} characters; this one has {key.Length}.";
        }

        if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
        {
            return "Keys that begin with aws: are reserved.";
        }

        if (!Allowed().IsMatch(key))
        {
            return CharacterError;
        }

        var comparison = caseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        return !tags.Where((other, at) => at != index && string.Equals(other.Key, key, comparison)).Any() ? null
            : caseSensitive ? "This key is used already."
            : "This key is used already; upper and lower case are the same here.";
    }

    /// <summary>What is wrong with a value, or null. A value may be empty.</summary>
    public static string? ValueError(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Length > LongestValue ? $"A value has at most {LongestValue} characters; this one has {value.Length}."
            : Allowed().IsMatch(value) ? null : CharacterError;
    }

    /// <summary>True where every tag may be sent.</summary>
    public static bool AllValid(IReadOnlyList<TagRow> tags, bool caseSensitive = false)
    {
        ArgumentNullException.ThrowIfNull(tags);
        return tags.Count <= Quotas.TagsPerResource && Enumerable.Range(0, tags.Count).All(index => KeyError(tags, index, caseSensitive) is null && ValueError(tags[index].Value) is null);
    }

    private const string CharacterError = "Use letters, numbers, spaces and _ . : / = + - @.";

    [GeneratedRegex(@"\A[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z")]
    private static partial Regex Allowed();
}
