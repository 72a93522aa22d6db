using System.Text;
using IamConsole.Core.PolicyLanguage.Syntax;

namespace IamConsole.Core.PolicyLanguage;

/// <summary>
/// Lays a policy out anew. Only white space changes: order, spelling, escapes, a value alone or in a list stay as written.
/// </summary>
public static class PolicyPrinter
{
    private const int IndentWidth = 4;

    /// <summary>The document with a line for each element, indented by four blanks.</summary>
    public static string Print(PolicyDocument document) => Lines(document.Text, document.Syntax);

    /// <summary>The document without any white space between its tokens.</summary>
    public static string Minify(PolicyDocument document)
    {
        var builder = new StringBuilder(document.Text.Length);
        Append(builder, document.Text, document.Syntax, null);
        return builder.ToString();
    }

    /// <summary>Lays out any strict JSON text, a policy or not; <see langword="null"/> when it is not JSON.</summary>
    public static string? TryPrint(string text)
    {
        var root = new JsonReader(text).Read(out _, out _);
        return root is null ? null : Lines(text, root);
    }

    private static string Lines(string text, SyntaxNode root)
    {
        var builder = new StringBuilder(text.Length * 2);
        Append(builder, text, root, 0);
        return builder.ToString();
    }

    /// <param name="builder">Takes the text.</param>
    /// <param name="text">The source.</param>
    /// <param name="node">What to write.</param>
    /// <param name="depth">How far it is indented; none where there is to be no white space.</param>
    private static void Append(StringBuilder builder, string text, SyntaxNode node, int? depth)
    {
        if (node.Kind is not (SyntaxKind.Object or SyntaxKind.Array))
        {
            builder.Append(node.Span.Of(text));
            return;
        }

        var (open, close) = Brackets(node);
        builder.Append(open);
        for (var index = 0; index < node.Children.Count; index++)
        {
            var child = node.Children[index];
            builder.Append(index == 0 ? "" : ",");
            AppendLineBreak(builder, depth + 1);
            if (child.Name is not null)
            {
                builder.Append(child.NameSpan.Of(text)).Append(depth is null ? ":" : ": ");
            }

            Append(builder, text, child, depth + 1);
        }

        if (node.Children.Count > 0)
        {
            AppendLineBreak(builder, depth);
        }

        builder.Append(close);
    }

    private static void AppendLineBreak(StringBuilder builder, int? depth)
    {
        if (depth is { } levels)
        {
            builder.Append('\n').Append(' ', levels * IndentWidth);
        }
    }

    private static (char Open, char Close) Brackets(SyntaxNode node) => node.Kind == SyntaxKind.Object ? ('{', '}') : ('[', ']');
}
