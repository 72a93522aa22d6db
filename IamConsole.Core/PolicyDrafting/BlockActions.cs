using IamConsole.Core.Catalog;

namespace IamConsole.Core.PolicyDrafting;

/// <summary>Changes lists of actions as a visual editor does. Each gives a new list; names and prefixes ignore case.</summary>
public static class BlockActions
{
    /// <summary>The action that stands for all actions of all services.</summary>
    public const string AllServices = "*";

    /// <summary>The service part of an action; the whole of it where there is no colon, as in <see cref="AllServices"/>.</summary>
    public static string PrefixOf(string action)
    {
        ArgumentNullException.ThrowIfNull(action);
        var colon = action.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? action : action[..colon];
    }

    /// <summary>The prefixes of the services that a list is about, in lower case, in its order; <see cref="AllServices"/> for the star.</summary>
    public static IReadOnlyList<string> Services(IReadOnlyList<string> actions) =>
        [.. actions.Select(action => PrefixOf(action).ToLowerInvariant()).Distinct()];

    /// <summary>The catalogue's actions that a list names or its wildcards match.</summary>
    public static IReadOnlyList<CatalogAction> Expand(IReadOnlyList<string> actions, ServiceCatalog catalog) =>
        [.. actions.SelectMany(catalog.Expand).Distinct()];

    /// <summary>Names actions that are not covered yet, or takes away the names of those that are.</summary>
    public static IReadOnlyList<string> Set(IReadOnlyList<string> actions, IEnumerable<CatalogAction> changed, bool chosen)
    {
        ArgumentNullException.ThrowIfNull(changed);
        if (!chosen)
        {
            var names = changed.Select(action => action.QualifiedName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return [.. actions.Where(action => !names.Contains(action))];
        }

        var missing = changed.Where(action => !actions.Any(pattern => NamePattern.Matches(pattern, action.QualifiedName))).ToList();
        return missing.Count == 0 ? actions : Insert(actions, missing[0].Service.Prefix, missing.Select(action => action.QualifiedName));
    }

    /// <summary>All actions of a service (<c>s3:*</c>) in place of what was named of it, or nothing of it.</summary>
    public static IReadOnlyList<string> SetAll(IReadOnlyList<string> actions, string prefix, bool chosen)
    {
        var pattern = prefix == AllServices ? AllServices : $"{prefix}:*";
        return chosen ? AddPattern(actions, pattern) : Without(actions, prefix);
    }

    /// <summary>Adds an action as it was typed, wildcards and unknown names included, in place of the names that it covers.</summary>
    public static IReadOnlyList<string> AddPattern(IReadOnlyList<string> actions, string pattern)
    {
        if (actions.Contains(pattern, StringComparer.OrdinalIgnoreCase))
        {
            return actions;
        }

        var prefix = PrefixOf(pattern);
        return Insert([.. actions.Where(action => !(IsOf(action, prefix) && NamePattern.Matches(pattern, action)))], prefix, [pattern]);
    }

    /// <summary>The list without one of its items.</summary>
    public static IReadOnlyList<string> Remove(IReadOnlyList<string> actions, string item) => [.. actions.Where(action => action != item)];

    /// <summary>The list without what it says of a service.</summary>
    public static IReadOnlyList<string> Without(IReadOnlyList<string> actions, string prefix) => [.. actions.Where(action => !IsOf(action, prefix))];

    /// <summary>Whether an action's service is the one of the prefix.</summary>
    internal static bool IsOf(string action, string prefix) => string.Equals(PrefixOf(action), prefix, StringComparison.OrdinalIgnoreCase);

    private static List<string> Insert(IReadOnlyList<string> actions, string prefix, IEnumerable<string> added)
    {
        var result = actions.ToList();
        var last = result.FindLastIndex(action => IsOf(action, prefix));
        result.InsertRange(last < 0 ? result.Count : last + 1, added);
        return result;
    }
}
