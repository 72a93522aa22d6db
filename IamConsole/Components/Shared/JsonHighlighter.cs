using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

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
public readonly record struct JsonToken(JsonTokenKind Kind, string Text);

/// <summary>Cuts JSON into coloured stretches, line by line. Takes any text; what is no JSON stays plain.</summary>
public static class JsonHighlighter
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.eE+-");

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        IndentSize = 4,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A text on one line gets lines and indents; one that has lines keeps them, and so does one that is no JSON.</summary>
    public static string Readable(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Contains('\n'))
        {
            return text;
        }

        try
        {
            using var json = JsonDocument.Parse(trimmed);
            return JsonSerializer.Serialize(json.RootElement, Indented);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    /// <summary>The lines of a text, each as its stretches.</summary>
    public static IReadOnlyList<IReadOnlyList<JsonToken>> Lines(string text)
    {
        var lines = new List<IReadOnlyList<JsonToken>>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            lines.Add(Tokens(line));
        }

        return lines;
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
