using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.PolicyLanguage.Syntax;

namespace IamConsole.Core.PolicyDrafting;

/// <summary>A statement of a draft: a block, or where a block cannot express it, JSON with the reason.</summary>
public sealed class DraftStatement
{
    internal DraftStatement(string document, SyntaxNode syntax, int index, PermissionBlock? block, string? jsonReason)
    {
        Syntax = syntax;
        Index = index;
        Block = block;
        JsonReason = jsonReason;
        Text = Indentation.Remove(syntax.Span.Of(document));
    }

    /// <summary>The place in the document, from 0.</summary>
    public int Index { get; }

    /// <summary>The statement taken apart; <see langword="null"/> where <see cref="JsonReason"/> says why it stays JSON.</summary>
    public PermissionBlock? Block { get; }

    /// <summary>Why a block cannot express the statement; <see langword="null"/> where there is a <see cref="Block"/>.</summary>
    public string? JsonReason { get; }

    /// <summary>The Sid element, if it can be read.</summary>
    public string? Sid => Syntax.Children.Find(member => member is { Name: "Sid", IsText: true })?.Value;

    /// <summary>The statement's own text, as far left as it goes.</summary>
    public string Text { get; }

    /// <summary>Where it stands in the document.</summary>
    public TextSpan Span => Syntax.Span;

    internal SyntaxNode Syntax { get; }
}
