using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.PolicyLanguage.Syntax;

namespace IamConsole.Core.Validation;

/// <summary>A document under check, and where its findings go.</summary>
internal sealed class ValidationContext(PolicyDocument document, ServiceCatalog catalog, FindingList findings)
{
    private readonly Dictionary<string, CatalogConditionKey?> _keys = new(StringComparer.OrdinalIgnoreCase);

    public PolicyDocument Document { get; } = document;

    public ServiceCatalog Catalog { get; } = catalog;

    public ArnCatalog Arns { get; } = ArnCatalog.Of(catalog);

    public PolicyKind Kind => Document.Kind;

    public IReadOnlyList<PolicyStatement> Statements => Document.Statements;

    public CatalogConditionKey? FindKey(string name)
    {
        if (!_keys.TryGetValue(name, out var key))
        {
            key = Catalog.FindConditionKey(name);
            _keys[name] = key;
        }

        return key;
    }

    public void Error(string code, string message, PolicyNode node) => Add(PolicyFindingType.Error, code, message, node);

    public void Security(string code, string message, PolicyNode node) => Add(PolicyFindingType.SecurityWarning, code, message, node);

    public void Warn(string code, string message, PolicyNode node) => Add(PolicyFindingType.Warning, code, message, node);

    public void Suggest(string code, string message, PolicyNode node) => Add(PolicyFindingType.Suggestion, code, message, node);

    /// <summary>Reports at a condition's key.</summary>
    public void AtKey(PolicyFindingType type, string code, string message, PolicyCondition condition) =>
        findings.Add(type, code, message, condition.KeySpan, condition.Path);

    /// <summary>Reports at a condition's operator.</summary>
    public void AtOperator(PolicyFindingType type, string code, string message, PolicyCondition condition) =>
        findings.Add(type, code, message, condition.OperatorSpan, condition.Path);

    /// <summary>Reports at an element of a statement, or at the statement when it is not there.</summary>
    public void AtElement(PolicyFindingType type, string code, string message, PolicyStatement statement, string element)
    {
        var node = Element(statement, element) ?? statement.Syntax;
        findings.Add(type, code, message, node.Span, node.Path);
    }

    public static SyntaxNode? Element(PolicyStatement statement, string element) =>
        statement.Syntax.Children.Find(child => child.Name == element);

    private void Add(PolicyFindingType type, string code, string message, PolicyNode node) =>
        findings.Add(type, code, message, node.Span, node.Path);
}
