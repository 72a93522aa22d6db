using System.Globalization;
using System.Text;

namespace IamConsole.Core.PolicyLanguage.Syntax;

internal enum SyntaxKind
{
    Object,
    Array,
    String,
    Number,
    True,
    False,
    Null,
}

/// <summary>A JSON value with its place in the text and its way from the root.</summary>
internal sealed class SyntaxNode
{
    private static readonly List<SyntaxNode> NoChildren = [];

    public SyntaxKind Kind { get; init; }

    public TextSpan Span { get; set; }

    public SyntaxNode? Parent { get; init; }

    /// <summary>The member's name, when the parent is an object.</summary>
    public string? Name { get; init; }

    public TextSpan NameSpan { get; init; }

    /// <summary>The place among the parent's elements, when the parent is an array.</summary>
    public int Index { get; init; }

    /// <summary>A string's content without escapes; a number, bool or null as it is written.</summary>
    public string Value { get; init; } = "";

    public List<SyntaxNode> Children { get; init; } = NoChildren;

    public bool IsText => Kind == SyntaxKind.String;

    public bool IsValue => Kind is SyntaxKind.String or SyntaxKind.Number or SyntaxKind.True or SyntaxKind.False;

    public string Path
    {
        get
        {
            var builder = new StringBuilder();
            Append(builder);
            return builder.ToString();
        }
    }

    private void Append(StringBuilder builder)
    {
        if (Parent is null)
        {
            return;
        }

        Parent.Append(builder);
        if (Name is null)
        {
            builder.Append(CultureInfo.InvariantCulture, $"[{Index}]");
        }
        else if (Name.Length > 0 && Name.All(char.IsAsciiLetter))
        {
            builder.Append(builder.Length > 0 ? "." : "").Append(Name);
        }
        else
        {
            builder.Append("[\"").Append(Name).Append("\"]");
        }
    }
}
