using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Summaries;

namespace IamConsole.Core.ChangeReview;

/// <summary>What a document allows and denies, action by action.</summary>
internal sealed class DocumentReaches
{
    private static readonly List<Reach> Nothing = [];

    private readonly SummaryCollector _collector = new(ServiceCatalog.Current, accountId: null);
    private readonly Dictionary<(PolicyEffect Effect, string Prefix, string Name), List<Reach>> _unknown;
    private readonly bool _hasVariables;

    private DocumentReaches(PolicyDocument document)
    {
        _hasVariables = document.HasVariables;
        foreach (var statement in document.Statements)
        {
            _collector.Add(new StatementScope(policy: null, document, statement), statement);
        }

        var unknown = _collector.UnknownActions().ToList();
        UnknownNames = [.. unknown.Select(found => (found.Prefix, found.Name))];
        _unknown = unknown
            .GroupBy(found => Key(found.Statement.Effect, found.Prefix, found.Name))
            .ToDictionary(group => group.Key, group => Reach.Widest([.. group.SelectMany(found => Reach.Of(found.Statement, found.Statement.Resources, _hasVariables))]));
    }

    /// <summary>Actions that the catalogue does not know, as spelt.</summary>
    public IReadOnlyList<(string Prefix, string Name)> UnknownNames { get; }

    /// <summary>Services that a statement concerns.</summary>
    public IEnumerable<CatalogService> Services => _collector.Scopes(PolicyEffect.Allow).Keys.Concat(_collector.Scopes(PolicyEffect.Deny).Keys);

    /// <summary><see langword="null"/> for a text that is no identity-based policy.</summary>
    public static DocumentReaches? Of(string text) =>
        PolicyParser.Parse(text, PolicyKind.Identity).Document is { } document ? new DocumentReaches(document) : null;

    public ActionReaches Of(CatalogAction action) => new(Of(action, PolicyEffect.Allow), Of(action, PolicyEffect.Deny));

    public ActionReaches Of(string prefix, string name) =>
        new(_unknown.GetValueOrDefault(Key(PolicyEffect.Allow, prefix, name), Nothing), _unknown.GetValueOrDefault(Key(PolicyEffect.Deny, prefix, name), Nothing));

    private static (PolicyEffect Effect, string Prefix, string Name) Key(PolicyEffect effect, string prefix, string name) =>
        (effect, prefix.ToLowerInvariant(), name.ToLowerInvariant());

    private List<Reach> Of(CatalogAction action, PolicyEffect effect) =>
        _collector.Scopes(effect).TryGetValue(action.Service, out var scope) && scope.States[action.Index].HasFlag(ActionState.Granted)
            ? Reach.Widest([.. scope.Granting(action).SelectMany(statement => Reach.Of(statement.Statement, statement.ResourcesFor(action), _hasVariables))])
            : Nothing;
}

/// <summary>What a document says of one action.</summary>
/// <param name="Allow">Where it is allowed; none contains another.</param>
/// <param name="Deny">Where it is explicitly denied; none contains another.</param>
internal readonly record struct ActionReaches(List<Reach> Allow, List<Reach> Deny)
{
    /// <summary>Whether it is allowed on something, and not denied on everything at all times.</summary>
    public bool IsAllowed => Allow.Count > 0 && !Deny.Exists(reach => reach.IsEverything);
}
