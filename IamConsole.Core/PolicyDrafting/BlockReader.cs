using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.PolicyLanguage.Syntax;

namespace IamConsole.Core.PolicyDrafting;

/// <summary>Takes statements apart, and says of those that a block cannot express why.</summary>
internal sealed class BlockReader(string text, ServiceCatalog catalog)
{
    public DraftStatement Read(SyntaxNode syntax, int index)
    {
        // By itself, so that what is wrong elsewhere leaves this statement as it is.
        var alone = PolicyParser.Parse($$"""{"Version":"2012-10-17","Statement":{{syntax.Span.Of(text)}}}""", PolicyKind.Identity);
        if (alone.Document is not { } document)
        {
            return Json(alone.Findings.First(finding => finding.Type == PolicyFindingType.Error).Message);
        }

        var statement = document.Statements[0];
        return Reason(statement) is { } reason ? Json(reason) : new DraftStatement(text, syntax, index, Block(statement), null);

        DraftStatement Json(string reason) => new(text, syntax, index, null, reason);
    }

    private string? Reason(PolicyStatement statement) =>
        (statement.Actions ?? statement.NotActions!).Select(action => ActionReason(action.Value)).FirstOrDefault(reason => reason is not null)
        ?? statement.Conditions.Select(ConditionReason).FirstOrDefault(reason => reason is not null)
        ?? (statement.Conditions.Where((condition, at) => statement.Conditions.Skip(at + 1).Any(other => Of(condition).Collides(Of(other)))).FirstOrDefault() is { } twice
            ? $"The condition key {twice.Key} is there twice, differing only in case."
            : null);

    private string? ActionReason(string action)
    {
        if (action == BlockActions.AllServices)
        {
            return null;
        }

        if (action.Contains("${", StringComparison.Ordinal))
        {
            return $"The action '{action}' has a policy variable, which actions cannot have.";
        }

        var prefix = BlockActions.PrefixOf(action);
        return prefix.Length == 0 || prefix == action ? $"The action '{action}' does not begin with a service."
            : prefix.AsSpan().ContainsAny('*', '?') ? $"The action '{action}' names its service with a wildcard."
            : catalog.FindService(prefix) is null ? $"The service '{prefix}' is not in the catalogue."
            : null;
    }

    private static string? ConditionReason(PolicyCondition condition) =>
        ConditionOperator.TryParse(condition.Operator, out _) ? null : $"There is no condition operator '{condition.Operator}'.";

    private static PermissionBlock Block(PolicyStatement statement) => new()
    {
        Sid = statement.Sid,
        Effect = statement.Effect,
        Actions = Names(statement.Actions, statement.NotActions),
        Resources = Names(statement.Resources, statement.NotResources),
        Conditions = [.. statement.Conditions.Select(Of)],
    };

    private static BlockCondition Of(PolicyCondition condition) => new(condition.Operator, condition.Key, Texts(condition.Values));

    private static NamedValues Names(IReadOnlyList<PolicyString>? named, IReadOnlyList<PolicyString>? excepted) =>
        named is not null ? new NamedValues(false, Texts(named)) : new NamedValues(true, Texts(excepted!));

    private static string[] Texts(IReadOnlyList<PolicyString> values) => [.. values.Select(value => value.Value)];
}
