using IamConsole.Core.PolicyLanguage.Syntax;

namespace IamConsole.Core.PolicyDrafting;

/// <summary>How an author sets out the items of an object or list, so that what is added looks like what is there.</summary>
/// <param name="Separator">The white space before an item.</param>
/// <param name="Unit">What one level more is indented by.</param>
/// <param name="Colon">Between a name and its value, white space included.</param>
internal sealed record TextLayout(string Separator, string Unit, string Colon)
{
    private const string UsualUnit = "    ";
    private const int LongestLine = 110;

    private bool IsLines => Separator.Contains('\n', StringComparison.Ordinal);

    /// <summary>The white space before the closing bracket: a level less than that before an item.</summary>
    private string Closing => IsLines && Separator.EndsWith(Unit, StringComparison.Ordinal) ? Separator[..^Unit.Length] : IsLines ? Separator : "";

    private string Between => IsLines || Colon.Length > 1 ? " " : "";

    /// <summary>How the members of a statement are set out.</summary>
    public static TextLayout OfMembers(string text, SyntaxNode statement)
    {
        var last = statement.Children[^1];
        var separator = Before(text, last.NameSpan.Start.Offset);
        var closing = Before(text, statement.Span.End.Offset - 1);
        var unit = separator.Length > closing.Length && separator.StartsWith(closing, StringComparison.Ordinal) && separator.Contains('\n', StringComparison.Ordinal)
            ? separator[closing.Length..]
            : UsualUnit;
        return new TextLayout(separator, closing.Contains('\n', StringComparison.Ordinal) ? unit : UsualUnit, text[last.NameSpan.End.Offset..last.Span.Start.Offset]);
    }

    /// <summary>How the statements of a document are set out, or would be.</summary>
    public static TextLayout OfStatements(string text, SyntaxNode statements)
    {
        var member = Before(text, statements.NameSpan.Start.Offset);
        var lineBreak = member.LastIndexOf('\n');
        var unit = lineBreak >= 0 && lineBreak < member.Length - 1 ? member[(lineBreak + 1)..] : UsualUnit;
        var colon = text[statements.NameSpan.End.Offset..statements.Span.Start.Offset];
        return statements.Kind == SyntaxKind.Array && statements.Children.Count > 0
            ? new TextLayout(Before(text, statements.Children[^1].Span.Start.Offset), unit, colon)
            : new TextLayout(lineBreak >= 0 ? member + unit : member, unit, colon);
    }

    /// <summary>The layout of what stands inside of an item.</summary>
    public TextLayout Deeper() => IsLines ? this with { Separator = Separator + Unit } : this with { Separator = Between };

    /// <summary>A list with a line for each item, or on one line.</summary>
    public string List(IReadOnlyList<string> items) => Bracketed('[', items, ']');

    /// <summary>A list that stays on one line if it has room there.</summary>
    public string ShortList(IReadOnlyList<string> items)
    {
        var line = $"[{string.Join("," + Between, items)}]";
        return line.Length <= LongestLine ? line : List(items);
    }

    /// <summary>A member, without what separates it from others.</summary>
    public string Member(string name, string value) => Json.Quote(name) + Colon + value;

    /// <summary>An object with a line for each member, or on one line.</summary>
    public string Object(IReadOnlyList<string> members) => Bracketed('{', members, '}');

    /// <summary>A statement that allows nothing yet, as an item of this layout.</summary>
    public string NewStatement(string sid) =>
        Deeper().Object([Member("Sid", Json.Quote(sid)), Member("Effect", "\"Allow\""), Member("Action", "[]"), Member("Resource", "[]")]);

    private string Bracketed(char open, IReadOnlyList<string> items, char close) =>
        items.Count == 0 ? $"{open}{close}"
        : IsLines ? open + Separator + string.Join("," + Separator, items) + Closing + close
        : open + string.Join("," + Between, items) + close;

    private static string Before(string text, int offset)
    {
        var start = offset;
        while (start > 0 && text[start - 1] is ' ' or '\t' or '\r' or '\n')
        {
            start--;
        }

        return text[start..offset];
    }
}
