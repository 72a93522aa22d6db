using System.Text.RegularExpressions;
using IamConsole.Core.PolicyAssistance;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Tests.PolicyAssistance;

/// <summary>Policies in which a bar marks the cursor, and what becomes of them when a suggestion is taken.</summary>
internal static partial class Marked
{
    public static PolicyCompletions Complete(string marked, PolicyKind kind = PolicyKind.Identity)
    {
        var (text, offset) = Split(marked);
        return PolicyAssistant.Complete(text, offset, kind);
    }

    public static PolicyHover? Explain(string marked)
    {
        var (text, offset) = Split(marked);
        return PolicyAssistant.Explain(text, offset);
    }

    public static IReadOnlyList<string> Labels(string marked, PolicyKind kind = PolicyKind.Identity) => [.. Complete(marked, kind).Items.Select(item => item.Label)];

    public static PolicyCompletion Item(string marked, string label, PolicyKind kind = PolicyKind.Identity) => Complete(marked, kind).Items.Single(item => item.Label == label);

    /// <summary>The text after the suggestion is taken and its tab stops are left as they are.</summary>
    public static string Accept(string marked, string label, PolicyKind kind = PolicyKind.Identity)
    {
        var completions = Complete(marked, kind);
        return Accept(Split(marked).Text, completions, completions.Items.Single(item => item.Label == label));
    }

    public static string Accept(string text, PolicyCompletions completions, PolicyCompletion item) =>
        string.Concat(text.AsSpan(0, completions.Start), Expand(item.Insert), text.AsSpan(completions.End));

    public static string Expand(string snippet)
    {
        var choices = Choice().Replace(snippet, match => match.Groups[1].Value);
        var named = Named().Replace(choices, match => match.Groups[1].Value);
        return Escaped().Replace(Stop().Replace(named, ""), match => match.Groups[1].Value);
    }

    private static (string Text, int Offset) Split(string marked) => (marked.Remove(marked.IndexOf('|', StringComparison.Ordinal), 1), marked.IndexOf('|', StringComparison.Ordinal));

    [GeneratedRegex(@"(?<!\\)\$\{\d+\|([^,|]*)[^|]*\|\}")]
    private static partial Regex Choice();

    [GeneratedRegex(@"(?<!\\)\$\{\d+:([^}]*)\}")]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<!\\)\$\d+")]
    private static partial Regex Stop();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escaped();
}
