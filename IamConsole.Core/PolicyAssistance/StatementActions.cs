using IamConsole.Core.Catalog;

namespace IamConsole.Core.PolicyAssistance;

/// <summary>The actions that the statement around the cursor concerns, as far as they can be told.</summary>
internal sealed class StatementActions
{
    // With more than this the statement is about everything, and its actions no longer say what fits.
    private const int MostActions = 3_000;

    private StatementActions(IReadOnlyList<CatalogAction> actions) => Actions = actions;

    /// <summary>Empty where the statement names none, or nearly all.</summary>
    public IReadOnlyList<CatalogAction> Actions { get; }

    public static StatementActions Around(DraftCursor cursor, ServiceCatalog catalog)
    {
        var found = new HashSet<CatalogAction>();
        foreach (var pattern in cursor.TextsOf(cursor.Statement, "Action"))
        {
            found.UnionWith(catalog.Expand(pattern));
            if (found.Count > MostActions)
            {
                return new StatementActions([]);
            }
        }

        return new StatementActions([.. found]);
    }

    /// <summary>Resource types with the names of the actions that work on them, in the order of the actions.</summary>
    public IReadOnlyList<(CatalogService Service, CatalogResourceType Type, IReadOnlyList<string> Actions)> ResourceTypes() =>
        [.. Actions
            .SelectMany(action => action.Resources.Select(resource => (action, resource.Type)))
            .GroupBy(pair => (pair.action.Service, pair.Type), pair => pair.action.Name)
            .Select(group => (group.Key.Service, group.Key.Type, (IReadOnlyList<string>)[.. group.Distinct()]))];

    /// <summary>Keys that requests for the actions can carry, the global ones apart; those of most actions first.</summary>
    public IReadOnlyList<(CatalogConditionKey Key, int Actions)> ConditionKeys()
    {
        var counts = new Dictionary<string, (CatalogConditionKey Key, int Actions)>(StringComparer.OrdinalIgnoreCase);
        foreach (var action in Actions)
        {
            var keys = action.ConditionKeys
                .Concat(action.Resources.SelectMany(resource => resource.ConditionKeys.Concat(resource.Type.ConditionKeys)))
                .DistinctBy(key => key.Name, StringComparer.OrdinalIgnoreCase);
            foreach (var key in keys)
            {
                counts[key.Name] = (key, counts.GetValueOrDefault(key.Name).Actions + 1);
            }
        }

        return [.. counts.Values.OrderByDescending(pair => pair.Actions).ThenBy(pair => pair.Key.Name, StringComparer.OrdinalIgnoreCase)];
    }
}
