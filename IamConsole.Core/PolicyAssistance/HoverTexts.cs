using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.PolicyAssistance;

/// <summary>What is known about the words of a policy.</summary>
internal static class HoverTexts
{
    private const int MostNamed = 12;

    public static PolicyHover? At(string text, DraftCursor cursor, ServiceCatalog catalog)
    {
        if (cursor.Token is not { } token)
        {
            return null;
        }

        var word = token.ContentIn(text);
        if (Variable(word, cursor, catalog) is { } variable)
        {
            return variable;
        }

        var about = cursor.IsName ? OfName(cursor, word, catalog) : OfValue(cursor, word, catalog);
        return about is null ? null : about with { Start = token.ContentStart, End = token.ContentEnd };
    }

    private static PolicyHover? OfName(DraftCursor cursor, string name, ServiceCatalog catalog) => cursor.Path switch
    {
        [] or ["Statement"] or ["Statement", "Principal" or "NotPrincipal"] => ElementTexts.Of(name) is { } sentence ? About(name, sentence) : null,
        ["Statement", "Condition"] => ConditionOperator.TryParse(name, out var parsed) ? About(name, ElementTexts.Of(parsed)) : null,
        ["Statement", "Condition", _] => catalog.FindConditionKey(name) is { } key ? Key(name, key, catalog) : null,
        _ => null,
    };

    private static PolicyHover? OfValue(DraftCursor cursor, string value, ServiceCatalog catalog) => cursor.Path switch
    {
        ["Statement", "Effect"] => ElementTexts.Effect(value) is { } sentence ? About(value, sentence) : null,
        ["Statement", "Action" or "NotAction"] => Actions(value, catalog, leavesOut: cursor.Path[^1] == "NotAction"),
        ["Statement", "Resource" or "NotResource"] => Resource(value, catalog),
        _ => null,
    };

    private static PolicyHover? Actions(string pattern, ServiceCatalog catalog, bool leavesOut)
    {
        if (catalog.FindAction(pattern) is { } action)
        {
            return Action(action);
        }

        var covered = pattern.AsSpan().IndexOfAny('*', '?') < 0 ? [] : catalog.Expand(pattern);
        if (covered.Count == 0)
        {
            return null;
        }

        var services = covered.Select(found => found.Service).Distinct().ToList();
        var of = services.Count == 1 ? services[0].Name : FormattableString.Invariant($"{services.Count:N0} services");
        return About(
            pattern,
            FormattableString.Invariant($"{(leavesOut ? "Leaves out" : "Covers")} {covered.Count:N0} {(covered.Count == 1 ? "action" : "actions")} of {of}."),
            [.. AccessLevels.All
                .Select(level => (level, Names: covered.Where(found => found.Level == level).Select(found => services.Count == 1 ? found.Name : found.QualifiedName).ToList()))
                .Where(group => group.Names.Count > 0)
                .Select(group => new PolicyHoverFact(FormattableString.Invariant($"{group.level.DisplayName()} ({group.Names.Count:N0})"), Some(group.Names)))]);
    }

    private static PolicyHover Action(CatalogAction action)
    {
        var facts = new List<PolicyHoverFact> { new("Access level", action.Level.DisplayName()) };
        facts.Add(new("Resource types", action.SupportsResourceLevelPermissions
            ? string.Join(", ", action.Resources.Select(resource => resource.IsRequired ? $"{resource.Type.Name} (required)" : resource.Type.Name).Distinct())
            : "none; the resource must be *"));
        var keys = action.ConditionKeys.Concat(action.Resources.SelectMany(resource => resource.ConditionKeys.Concat(resource.Type.ConditionKeys)))
            .Select(key => key.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (keys.Count > 0)
        {
            facts.Add(new("Condition keys", Some(keys)));
        }

        if (action.DependentActions.Count > 0)
        {
            facts.Add(new("Needs besides", Some(action.DependentActions)));
        }

        return About(action.QualifiedName, $"An action of {action.Service.Name}.", facts);
    }

    private static PolicyHover? Resource(string value, ServiceCatalog catalog)
    {
        if (value == "*")
        {
            return About("*", "Every resource.");
        }

        var services = value.Split(':') is [_, _, { Length: > 0 } arnService, _, ..]
            ? catalog.Services.Where(service => service.ArnServices.Contains(arnService)).Select(service => service.Name).ToList()
            : [];
        return services.Count == 0 ? null : About("ARN", $"Resources of {Some(services)}.");
    }

    private static PolicyHover Key(string name, CatalogConditionKey key, ServiceCatalog catalog) =>
        About(
            name,
            GlobalConditionKeys.Find(name) is not null ? "A global condition key."
                : name.Split(':') is [var prefix, _, ..] && catalog.FindService(prefix) is { } service ? $"A condition key of {service.Name}."
                : "A condition key.",
            [new("Type", ConditionSuggestions.TypeOf(key with { IsMultivalued = false })), new("Values in a request", key.IsMultivalued ? "several: begin the operator with ForAnyValue: or ForAllValues:" : "one")]);

    private static PolicyHover? Variable(string word, DraftCursor cursor, ServiceCatalog catalog)
    {
        if (!cursor.IsValue || !cursor.TextsOf(cursor.Document, "Version").Contains(PolicyDocument.CurrentVersion))
        {
            return null;
        }

        var at = cursor.Offset - cursor.Token!.ContentStart;
        var open = at < 0 ? -1 : word.LastIndexOf("${", Math.Min(at, word.Length), StringComparison.Ordinal);
        var close = open < 0 ? -1 : word.IndexOf('}', open);
        if (close < at)
        {
            return null;
        }

        var name = word[(open + 2)..close].Split(',')[0];
        return catalog.FindConditionKey(name) is { } key
            ? new PolicyHover(
                cursor.Token.ContentStart + open, cursor.Token.ContentStart + close + 1, $"${{{name}}}",
                "A policy variable: stands for the value in the request. Where the request has none, its default in quotes takes its place, or the statement does not match.",
                [new("Type", ConditionSuggestions.TypeOf(key))])
            : null;
    }

    private static PolicyHover About(string title, string sentence, IReadOnlyList<PolicyHoverFact>? facts = null) => new(0, 0, title, sentence, facts ?? []);

    private static string Some(IReadOnlyList<string> names) =>
        names.Count <= MostNamed ? string.Join(", ", names) : FormattableString.Invariant($"{string.Join(", ", names.Take(MostNamed))} and {names.Count - MostNamed:N0} more");
}
