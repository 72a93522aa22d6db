namespace IamConsole.Core.PolicyAssistance;

/// <summary>A suggestion before it is fitted into its place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The string's content, or the member's name.</param>
/// <param name="Detail">Beside it.</param>
/// <param name="Text">Below it.</param>
internal sealed record Suggestion(PolicyCompletionKind Kind, string Name, string? Detail, string? Text)
{
    /// <summary>The content as a snippet, where it has tab stops.</summary>
    public string? Snippet { get; init; }

    /// <summary>Of a member: its value as a snippet, quotes included. Of a value: the whole of it, where it is no string.</summary>
    public string? Value { get; init; }

    /// <summary>Whether more suggestions wait behind it.</summary>
    public bool Continues { get; init; }

    public string ContentSnippet => Snippet ?? Escape(Name);

    /// <summary>A literal text as a snippet.</summary>
    public static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal).Replace("}", "\\}", StringComparison.Ordinal);

    /// <summary>A text whose <c>${Name}</c> parts become tab stops; a partition is <c>aws</c>.</summary>
    public static string Placeholders(string pattern)
    {
        var parts = pattern.Replace("${Partition}", "aws", StringComparison.Ordinal).Split("${");
        var snippet = Escape(parts[0]);
        for (var i = 1; i < parts.Length; i++)
        {
            var close = parts[i].IndexOf('}', StringComparison.Ordinal);
            snippet += $"${{{i}:{parts[i][..close]}}}{Escape(parts[i][(close + 1)..])}";
        }

        return snippet;
    }
}
