using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.PolicyAssistance;

/// <summary>Service prefixes, then the service's actions and the patterns that cover several of them.</summary>
internal static class ActionSuggestions
{
    private const int FewestForPattern = 3;
    private const int ActionsBesideServices = 40;
    private const int ShortestActionSearch = 3;

    private static readonly string[] TrustActions =
        ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity", "sts:TagSession", "sts:SetSourceIdentity", "sts:SetContext"];

    public static IEnumerable<Suggestion> For(ServiceCatalog catalog, PolicyKind kind, string typed, HashSet<string> present)
    {
        if (kind is PolicyKind.Trust)
        {
            return TrustActions.Where(name => !present.Contains(name)).Select(name => catalog.FindAction(name)).OfType<CatalogAction>().Select(Of);
        }

        var colon = typed.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? Services(catalog, typed)
            : catalog.FindService(typed.AsSpan(0, colon)) is { } service ? Actions(service, typed[(colon + 1)..], present)
            : [];
    }

    /// <summary>How many actions, by level: "12 List, 3 Write".</summary>
    public static string CountByLevel(IEnumerable<CatalogAction> actions) =>
        string.Join(", ", actions.GroupBy(action => action.Level).OrderBy(group => group.Key).Select(group => FormattableString.Invariant($"{group.Count():N0} {group.Key.DisplayName()}")));

    private static IEnumerable<Suggestion> Services(ServiceCatalog catalog, string typed)
    {
        foreach (var service in catalog.SearchServices(typed, limit: int.MaxValue))
        {
            yield return new Suggestion(PolicyCompletionKind.Service, $"{service.Prefix}:", service.Name, FormattableString.Invariant($"{service.Name} has {service.Actions.Count:N0} actions."))
            {
                // The cursor stays before a quote that has to be added.
                Snippet = $"{service.Prefix}:$0",
                Continues = true,
            };
        }

        yield return new Suggestion(PolicyCompletionKind.ActionPattern, "*", "all actions", FormattableString.Invariant($"All {catalog.ActionCount:N0} actions of all services, and those to come."));
        if (typed.Length >= ShortestActionSearch)
        {
            foreach (var action in catalog.SearchActions(typed, ActionsBesideServices))
            {
                yield return Of(action);
            }
        }
    }

    private static IEnumerable<Suggestion> Actions(CatalogService service, string typed, HashSet<string> present)
    {
        var matching = service.Actions.Where(action => action.Name.Contains(typed, StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var action in matching.OrderByDescending(action => action.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)))
        {
            if (!present.Contains(action.QualifiedName))
            {
                yield return Of(action);
            }
        }

        foreach (var group in matching.GroupBy(action => FirstWord(action.Name)).Where(group => group.Count() >= FewestForPattern))
        {
            yield return Pattern($"{service.Prefix}:{group.Key}*", [.. group]);
        }

        yield return Pattern($"{service.Prefix}:*", service.Actions);
    }

    private static Suggestion Of(CatalogAction action) =>
        new(PolicyCompletionKind.Action, action.QualifiedName, action.Level.DisplayName(), $"{action.Level.DisplayName()} action of {action.Service.Name}. {Resources(action)}");

    private static string Resources(CatalogAction action) => action.SupportsResourceLevelPermissions
        ? $"Resource types: {string.Join(", ", action.Resources.Select(resource => resource.Type.Name).Distinct())}."
        : "Needs * as the resource.";

    private static Suggestion Pattern(string pattern, IReadOnlyList<CatalogAction> actions) =>
        new(PolicyCompletionKind.ActionPattern, pattern, FormattableString.Invariant($"{actions.Count:N0} actions"), $"Covers {CountByLevel(actions)}.");

    private static string FirstWord(string name)
    {
        var next = name.AsSpan(1).IndexOfAnyInRange('A', 'Z');
        return next < 0 ? name : name[..(next + 1)];
    }
}
