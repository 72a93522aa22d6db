using System.Buffers;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Components.Shared;

/// <summary>What a stretch of JSON is, for its colour.</summary>
public enum JsonTokenKind
{
    /// <summary>Braces, commas, white space, and whatever is no JSON.</summary>
    Plain,
    Name,
    String,
    Number,
    Literal,
}

/// <summary>A stretch of one line of JSON.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its characters, without line breaks.</param>
public readonly record struct JsonToken(JsonTokenKind Kind, string Text)
{
    /// <summary>Whether it lies in the part that is pointed out.</summary>
    public bool IsMarked { get; init; }
}

/// <summary>Cuts JSON into coloured stretches, line by line. Takes any text; what is no JSON stays plain.</summary>
public static class JsonHighlighter
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.eE+-");

    /// <summary>A text on one line gets lines and indents; one that has lines keeps them, and so does one that is no JSON.</summary>
    public static string Readable(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Contains('\n') ? text : PolicyPrinter.TryPrint(trimmed) ?? text;
    }

    /// <summary>The lines of a text, each as its stretches.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="marked">A part of it to be pointed out; stretches are cut at its ends.</param>
    public static IReadOnlyList<IReadOnlyList<JsonToken>> Lines(string text, TextSpan? marked = null)
    {
        var lines = new List<IReadOnlyList<JsonToken>>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var tokens = Tokens(line);
            lines.Add(marked is { } span && text.AsSpan().Overlaps(line, out var offset)
                ? Mark(tokens, span.Start.Offset - offset, span.End.Offset - offset)
                : tokens);
        }

        return lines;
    }

    private static List<JsonToken> Mark(List<JsonToken> tokens, int from, int to)
    {
        var cut = new List<JsonToken>();
        var at = 0;
        foreach (var token in tokens)
        {
            var start = Math.Clamp(from - at, 0, token.Text.Length);
            var end = Math.Clamp(to - at, start, token.Text.Length);
            Add(token.Text[..start], false);
            var text = token.Text[start..end].TrimStart();
            Add(token.Text[start..(end - text.Length)], false);
            Add(text, true);
            Add(token.Text[end..], false);
            at += token.Text.Length;

            void Add(string piece, bool isMarked)
            {
                if (piece.Length > 0)
                {
                    cut.Add(new JsonToken(token.Kind, piece) { IsMarked = isMarked });
                }
            }
        }

        return cut;
    }

    private static List<JsonToken> Tokens(ReadOnlySpan<char> line)
    {
        var tokens = new List<JsonToken>();
        var plainFrom = 0;
        var at = 0;
        while (at < line.Length)
        {
            var (kind, length) = TokenAt(line, at);
            if (kind is JsonTokenKind.Plain)
            {
                at += length;
                continue;
            }

            if (at > plainFrom)
            {
                tokens.Add(new JsonToken(JsonTokenKind.Plain, line[plainFrom..at].ToString()));
            }

            tokens.Add(new JsonToken(kind, line.Slice(at, length).ToString()));
            at += length;
            plainFrom = at;
        }

        if (at > plainFrom)
        {
            tokens.Add(new JsonToken(JsonTokenKind.Plain, line[plainFrom..at].ToString()));
        }

        return tokens;
    }

    // A JSON string never crosses a line, so that every line can be read by itself.
    private static (JsonTokenKind Kind, int Length) TokenAt(ReadOnlySpan<char> line, int at)
    {
        var c = line[at];
        if (c == '"')
        {
            var end = at + 1;
            while (end < line.Length && line[end] != '"')
            {
                end += line[end] == '\\' ? 2 : 1;
            }

            end = Math.Min(end + 1, line.Length);
            var isName = line[end..].TrimStart() is [':', ..];
            return (isName ? JsonTokenKind.Name : JsonTokenKind.String, end - at);
        }

        if (c == '-' || char.IsAsciiDigit(c))
        {
            var end = line[(at + 1)..].IndexOfAnyExcept(NumberCharacters);
            return (JsonTokenKind.Number, end < 0 ? line.Length - at : end + 1);
        }

        if (char.IsAsciiLetter(c))
        {
            var end = line[at..].IndexOfAnyExceptInRange('a', 'z');
            var word = end < 0 ? line[at..] : line.Slice(at, end);
            return word is "true" or "false" or "null" ? (JsonTokenKind.Literal, word.Length) : (JsonTokenKind.Plain, Math.Max(1, word.Length));
        }

        return (JsonTokenKind.Plain, 1);
    }
}
