using IamConsole.Core.PolicyLanguage.Syntax;

namespace IamConsole.Core.PolicyLanguage;

/// <summary>Finds parts of a JSON text by their way from the root, however the text is laid out.</summary>
public static class JsonPlaces
{
    /// <summary>Where the part stands, its name included when it is a member.</summary>
    /// <param name="json">Any text.</param>
    /// <param name="path">As <see cref="PolicyNode.Path"/> gives it, such as <c>Statement[0].Action</c>.</param>
    /// <returns><see langword="null"/> where the text is no JSON or has no such part.</returns>
    public static TextSpan? Find(string json, string path)
    {
        var node = new JsonReader(json).Read(out _, out _);
        while (node is not null && node.Path != path)
        {
            node = node.Children.Find(child => IsOnTheWay(child.Path, path));
        }

        return node switch
        {
            null => null,
            { Name: null } => node.Span,
            _ => new TextSpan(node.NameSpan.Start, node.Span.End),
        };
    }

    private static bool IsOnTheWay(string step, string path) =>
        path.StartsWith(step, StringComparison.Ordinal) && (path.Length == step.Length || path[step.Length] is '.' or '[');
}
