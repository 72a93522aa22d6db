using System.Buffers;
using System.Globalization;
using System.Text;

namespace IamConsole.Core.PolicyLanguage.Syntax;

/// <summary>Reads a JSON string literal and resolves its escapes.</summary>
internal sealed class JsonStringReader(string text)
{
    private static readonly SearchValues<char> Special = SearchValues.Create(
        ['"', '\\', .. Enumerable.Range(0, 0x20).Select(code => (char)code)]);

    /// <summary>The content of the string whose opening quote is at <paramref name="start"/>.</summary>
    /// <param name="start">Offset of the opening quote.</param>
    /// <param name="end">Offset after the closing quote, or of the error.</param>
    /// <param name="error">Why there is no content.</param>
    public string? Read(int start, out int end, out string? error)
    {
        var from = start + 1;
        var special = text.AsSpan(from).IndexOfAny(Special);
        if (special >= 0 && text[from + special] == '"')
        {
            end = from + special + 1;
            error = null;
            return text.Substring(from, special);
        }

        return ReadWithEscapes(from, out end, out error);
    }

    private string? ReadWithEscapes(int from, out int end, out string? error)
    {
        var content = new StringBuilder();
        var at = from;
        while (true)
        {
            var special = text.AsSpan(at).IndexOfAny(Special);
            if (special < 0)
            {
                end = text.Length;
                error = "The text ends inside a string.";
                return null;
            }

            content.Append(text, at, special);
            at += special;
            switch (text[at])
            {
                case '"':
                    end = at + 1;
                    error = null;
                    return content.ToString();
                case '\\' when ReadEscape(content, ref at):
                    break;
                case '\\':
                    end = at;
                    error = "Unknown escape in a string.";
                    return null;
                default:
                    end = at;
                    error = "A string cannot hold a line break or control character; write it as an escape.";
                    return null;
            }
        }
    }

    private bool ReadEscape(StringBuilder content, ref int at)
    {
        if (at + 1 >= text.Length)
        {
            return false;
        }

        var kind = text[at + 1];
        if (kind == 'u')
        {
            if (at + 6 > text.Length || !ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                return false;
            }

            content.Append((char)code);
            at += 6;
            return true;
        }

        var plain = kind switch
        {
            '"' or '\\' or '/' => kind,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => '\0',
        };
        content.Append(plain);
        at += 2;
        return plain != '\0';
    }
}
