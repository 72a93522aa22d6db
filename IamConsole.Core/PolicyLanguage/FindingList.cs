using IamConsole.Core.PolicyLanguage.Syntax;

namespace IamConsole.Core.PolicyLanguage;

/// <summary>Collects findings while a document is read.</summary>
internal sealed class FindingList
{
    private List<PolicyFinding>? _findings;

    /// <summary>Whether something was found that leaves no policy to evaluate.</summary>
    public bool IsBlocked { get; private set; }

    public IReadOnlyList<PolicyFinding> Findings => _findings is null ? [] : _findings;

    /// <summary>Reports what makes the text no policy of its kind.</summary>
    public void Block(string code, string message, SyntaxNode node) => Block(code, message, node.Span, node.Path);

    public void Block(string code, string message, TextSpan span, string path)
    {
        IsBlocked = true;
        Add(PolicyFindingType.Error, code, message, span, path);
    }

    /// <summary>Reports what leaves the policy readable.</summary>
    public void Add(PolicyFindingType type, string code, string message, TextSpan span, string path) =>
        (_findings ??= []).Add(new PolicyFinding(type, code, message, span, path));
}
