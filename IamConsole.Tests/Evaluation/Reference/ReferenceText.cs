using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace IamConsole.Tests.Evaluation.Reference;

/// <summary>Globs as regular expressions, variables as substitution, ARNs cut at colons.</summary>
internal static partial class ReferenceText
{
    private static readonly ConcurrentDictionary<string, Regex> Known = [];
    private static readonly ConcurrentDictionary<(string Pattern, string Text), bool> Answers = [];

    /// <summary>The same few questions are asked a million times, so the answers are kept.</summary>
    public static bool Glob(string pattern, string text) => Answers.GetOrAdd(
        (pattern, text),
        question => Matches("^" + Regex.Escape(question.Pattern).Replace("\\*", ".*").Replace("\\?", ".") + "\\z", question.Text));

    /// <summary>Whether the pattern, its variables filled in, covers the text; a variable without value covers nothing.</summary>
    public static bool Glob(string pattern, string text, ReferenceRequest request, bool hasVariables) =>
        !hasVariables || !pattern.Contains("${", StringComparison.Ordinal) ? Glob(pattern, text) : ToRegex(pattern, request, hasVariables) is { } regex && Matches("^" + regex + "\\z", text);

    /// <summary>The text with its variables filled in; null when one has no value.</summary>
    public static string? Fill(string text, ReferenceRequest request, bool hasVariables)
    {
        var filled = new StringBuilder();
        foreach (var (piece, isVariable) in Pieces(text, hasVariables))
        {
            if (isVariable && ValueOf(piece, request) is null)
            {
                return null;
            }

            filled.Append(isVariable ? ValueOf(piece, request) : piece);
        }

        return filled.ToString();
    }

    /// <summary>Whether every variable in the text is well formed.</summary>
    public static bool IsReadable(string text, bool hasVariables) => !hasVariables || !Variables().Replace(text, "").Contains("${", StringComparison.Ordinal);

    public static bool IsResource(string pattern, bool hasVariables)
    {
        if (pattern == "*")
        {
            return true;
        }

        var parts = Cut(pattern, hasVariables);
        return parts.Length == 6
            && parts[0] == "arn"
            && IsReadable(pattern, hasVariables)
            && !(hasVariables && parts.Take(5).Any(part => part.Contains("${", StringComparison.Ordinal)));
    }

    public static bool IsArnPattern(string pattern, bool hasVariables) =>
        IsReadable(pattern, hasVariables) && (pattern == "*" || Cut(pattern, hasVariables).Length == 6 || (hasVariables && pattern.Contains("${", StringComparison.Ordinal)));

    public static bool IsArn(string text) => text.Split(':').Length >= 6 && text.StartsWith("arn:", StringComparison.Ordinal);

    public static bool Arn(string pattern, string text, ReferenceRequest request, bool hasVariables)
    {
        if (!IsArn(text))
        {
            return false;
        }

        if (pattern == "*")
        {
            return true;
        }

        var wanted = Cut(pattern, hasVariables);
        if (wanted.Length == 6)
        {
            return wanted.Zip(text.Split(':', 6)).All(pair => Glob(pair.First, pair.Second, request, hasVariables));
        }

        return Fill(pattern, request, hasVariables) is { } filled && filled == text;
    }

    private static string[] Cut(string pattern, bool hasVariables)
    {
        if (!hasVariables)
        {
            return pattern.Split(':', 6);
        }

        var masked = Variables().Replace(pattern, match => match.Value.Replace(':', '\u0001'));
        return masked.Split(':', 6).Select(part => part.Replace('\u0001', ':')).ToArray();
    }

    private static string? ToRegex(string pattern, ReferenceRequest request, bool hasVariables)
    {
        var regex = new StringBuilder();
        foreach (var (piece, isVariable) in Pieces(pattern, hasVariables))
        {
            if (!isVariable)
            {
                regex.Append(Regex.Escape(piece).Replace("\\*", ".*").Replace("\\?", "."));
            }
            else if (ValueOf(piece, request) is { } value)
            {
                regex.Append(Regex.Escape(value));
            }
            else
            {
                return null;
            }
        }

        return regex.ToString();
    }

    private static List<(string Piece, bool IsVariable)> Pieces(string text, bool hasVariables)
    {
        if (!hasVariables)
        {
            return [(text, false)];
        }

        var pieces = new List<(string, bool)>();
        var at = 0;
        foreach (Match match in Variables().Matches(text))
        {
            pieces.Add((text[at..match.Index], false));
            pieces.Add((match.Value, true));
            at = match.Index + match.Length;
        }

        pieces.Add((text[at..], false));
        return pieces;
    }

    private static string? ValueOf(string variable, ReferenceRequest request)
    {
        if (variable is "${*}" or "${?}" or "${$}")
        {
            return variable[2..3];
        }

        var match = Variables().Match(variable);
        return request.Keys.TryGetValue(match.Groups["key"].Value, out var found) && !found.IsList ? found.Values[0]
            : match.Groups["default"].Success ? match.Groups["default"].Value : null;
    }

    private static bool Matches(string regex, string text) =>
        Known.GetOrAdd(regex, pattern => new Regex(pattern, RegexOptions.Singleline | RegexOptions.CultureInvariant)).IsMatch(text);

    [GeneratedRegex(@"\$\{(?<key>[^${},]+)(, *'(?<default>[^']*)')?\}|\$\{[*?$]\}")]
    private static partial Regex Variables();
}
