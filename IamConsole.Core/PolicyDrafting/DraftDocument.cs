using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.PolicyLanguage.Syntax;

namespace IamConsole.Core.PolicyDrafting;

/// <summary>
/// An identity-based policy as blocks, one for each statement, and back to text. The text is the truth: an edit gives a
/// new text in which only the statement concerned has changed, and of that only the elements that the edit touches.
/// </summary>
public sealed class DraftDocument
{
    private readonly SyntaxNode _statements;

    private DraftDocument(string text, SyntaxNode statements, IReadOnlyList<DraftStatement> blocks)
    {
        Text = text;
        _statements = statements;
        Statements = blocks;
    }

    /// <summary>The text that was read, unchanged.</summary>
    public string Text { get; }

    /// <summary>One for each statement, in the order of the text.</summary>
    public IReadOnlyList<DraftStatement> Statements { get; }

    /// <summary>Reads a text as blocks.</summary>
    /// <param name="text">The policy as it is being written.</param>
    /// <param name="catalog">The services that blocks can be about.</param>
    /// <param name="obstacle">What has to be mended in the text before there can be blocks; none when there are.</param>
    /// <returns><see langword="null"/> where the text is no JSON or has no statements to be told apart.</returns>
    public static DraftDocument? TryRead(string text, ServiceCatalog catalog, out PolicyFinding? obstacle)
    {
        var (draft, findings) = PolicyParser.ParseDraft(text, PolicyKind.Identity);
        var statements = draft?.Syntax.Children.Find(member => member.Name == "Statement");
        var broken = statements?.Kind == SyntaxKind.Array ? statements.Children.Find(child => child.Kind != SyntaxKind.Object) : statements;
        if (statements is null || (broken is not null && broken.Kind != SyntaxKind.Object))
        {
            obstacle = findings.Findings.FirstOrDefault(finding => broken is null || finding.Path == broken.Path) ?? findings.Findings[0];
            return null;
        }

        obstacle = null;
        var reader = new BlockReader(text, catalog);
        SyntaxNode[] nodes = statements.Kind == SyntaxKind.Object ? [statements] : [.. statements.Children];
        return new DraftDocument(text, statements, [.. nodes.Select(reader.Read)]);
    }

    /// <summary>Why a text cannot take a statement's place, in words for a person; none where it can.</summary>
    public static string? ProblemWithStatement(string json)
    {
        var root = new JsonReader(json).Read(out var error, out var span);
        return root is null ? FormattableString.Invariant($"Line {span.Start.Line}, column {span.Start.Column}: {error}")
            : root.Kind != SyntaxKind.Object ? "A statement is a JSON object."
            : null;
    }

    /// <summary>The text with a block changed.</summary>
    /// <param name="index">A statement that has a <see cref="DraftStatement.Block"/>.</param>
    /// <param name="block">What it is to say.</param>
    /// <exception cref="ArgumentException">The statement is JSON, or two conditions have the same operator and key.</exception>
    public string WithBlock(int index, PermissionBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        var statement = Statements[index];
        if (statement.Block is not { } before)
        {
            throw new ArgumentException("This statement has no block.", nameof(index));
        }

        return new StatementRewriter(Text, statement.Syntax).Rewrite(before, block);
    }

    /// <summary>The text with a statement's own text exchanged.</summary>
    /// <param name="index">The statement.</param>
    /// <param name="json">A JSON object (see <see cref="ProblemWithStatement"/>), as far left as it goes.</param>
    public string WithStatementText(int index, string json)
    {
        var span = Statements[index].Span;
        return string.Concat(Text.AsSpan(0, span.Start.Offset), Indentation.Add(json.Trim(), Indentation.OfLine(Text, span.Start.Offset)), Text.AsSpan(span.End.Offset));
    }

    /// <summary>The text without a statement.</summary>
    public string Without(int index)
    {
        var siblings = _statements.Children;
        if (_statements.Kind == SyntaxKind.Object || siblings.Count == 1)
        {
            return string.Concat(Text.AsSpan(0, _statements.Span.Start.Offset), "[]", Text.AsSpan(_statements.Span.End.Offset));
        }

        var (start, end) = index > 0
            ? (siblings[index - 1].Span.End.Offset, siblings[index].Span.End.Offset)
            : (siblings[0].Span.Start.Offset, siblings[1].Span.Start.Offset);
        return Text.Remove(start, end - start);
    }

    /// <summary>The text with a copy of a statement behind it; a Sid gets a number that makes it unique.</summary>
    public string WithCopy(int index)
    {
        var statement = Statements[index];
        var copy = statement.Span.Of(Text);
        if (statement.Syntax.Children.Find(member => member is { Name: "Sid", IsText: true, Value.Length: > 0 }) is { } sid)
        {
            var start = sid.Span.Start.Offset - statement.Span.Start.Offset;
            copy = string.Concat(copy.AsSpan(0, start), Json.Quote(FreeSid(sid.Value.TrimEnd("0123456789".ToCharArray()), 2)), copy.AsSpan(start + sid.Span.Length));
        }

        return Insert(index, copy);
    }

    /// <summary>The text with an empty statement behind the last one.</summary>
    public string WithNew()
    {
        var layout = TextLayout.OfStatements(Text, _statements);
        return Insert(Statements.Count - 1, layout.NewStatement(FreeSid("Statement", Statements.Count + 1)));
    }

    private string Insert(int behind, string statement)
    {
        var layout = TextLayout.OfStatements(Text, _statements);
        var (start, end) = (_statements.Span.Start.Offset, _statements.Span.End.Offset);
        if (_statements.Kind == SyntaxKind.Object)
        {
            return string.Concat(Text.AsSpan(0, start), layout.List([_statements.Span.Of(Text), statement]), Text.AsSpan(end));
        }

        return Statements.Count == 0
            ? string.Concat(Text.AsSpan(0, start), layout.List([statement]), Text.AsSpan(end))
            : Text.Insert(Statements[behind].Span.End.Offset, "," + layout.Separator + statement);
    }

    private string FreeSid(string stem, int from)
    {
        var taken = Statements.Select(statement => statement.Sid).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(from, Statements.Count + 1).Select(number => FormattableString.Invariant($"{stem}{number}")).First(sid => !taken.Contains(sid));
    }
}
