using IamConsole.Core.PolicyAssistance;

namespace IamConsole.Components.Shared;

/// <summary>Suggestions as the editor's script takes them.</summary>
/// <param name="Start">Offset of the range that a suggestion replaces, in UTF-16 units; <paramref name="End"/> is behind it.</param>
/// <param name="IsComplete">False where further typing has to ask again.</param>
/// <param name="Items">Best first.</param>
public sealed record EditorSuggestions(int Start, int End, bool IsComplete, IReadOnlyList<EditorSuggestion> Items)
{
    internal static EditorSuggestions Of(PolicyCompletions completions) => new(
        completions.Start,
        completions.End,
        completions.IsComplete,
        [.. completions.Items.Select(item => new EditorSuggestion(item.Kind.ToString(), item.Label, item.Detail, item.Text, item.Insert, item.Filter, item.Continues))]);
}

/// <summary>One suggestion; its members mean what those of <see cref="PolicyCompletion"/> do, and the kind is that one's name.</summary>
public sealed record EditorSuggestion(string Kind, string Label, string? Detail, string? Text, string Insert, string Filter, bool Continues);
