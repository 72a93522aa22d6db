namespace IamConsole.Core.Catalog;

/// <summary>"Did you mean ...?" for names that the catalogue does not know.</summary>
public static class CatalogSuggestions
{
    /// <summary>The service prefixes nearest to a misspelt one, best first; none when nothing is near.</summary>
    public static IReadOnlyList<string> SuggestServices(this ServiceCatalog catalog, string prefix, int limit = 3) =>
        Nearest(catalog.Services.Select(service => service.Prefix), prefix, limit);

    /// <summary>
    /// The actions, with prefix, nearest to a misspelt one such as <c>s3:ListMyBuckets</c>: of the same service where that
    /// exists, else of the services with similar prefixes that have the action.
    /// </summary>
    public static IReadOnlyList<string> SuggestActions(this ServiceCatalog catalog, string qualifiedName, int limit = 3)
    {
        var colon = qualifiedName.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return [.. catalog.SearchActions(qualifiedName, limit).Select(action => action.QualifiedName)];
        }

        var name = qualifiedName[(colon + 1)..];
        if (catalog.FindService(qualifiedName.AsSpan(0, colon)) is { } service)
        {
            return [.. Nearest(service.Actions.Select(action => action.Name), name, limit).Select(near => $"{service.Prefix}:{near}")];
        }

        return [.. catalog.SuggestServices(qualifiedName[..colon], limit: 10)
            .Select(prefix => catalog.FindService(prefix)!.FindAction(name))
            .Where(action => action is not null)
            .Take(limit)
            .Select(action => action!.QualifiedName)];
    }

    private static string[] Nearest(IEnumerable<string> names, string wanted, int limit)
    {
        var tolerance = Math.Max(1, wanted.Length / 3);
        return [.. names
            .Where(name => Math.Abs(name.Length - wanted.Length) <= tolerance)
            .Select(name => (Name: name, Distance: Distance(name, wanted)))
            .Where(found => found.Distance <= tolerance)
            .OrderBy(found => found.Distance)
            .ThenBy(found => Math.Abs(found.Name.Length - wanted.Length))
            .ThenBy(found => found.Name, StringComparer.OrdinalIgnoreCase)
            .Take(limit)
            .Select(found => found.Name)];
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that make one name the other, ignoring case.</summary>
    internal static int Distance(string left, string right)
    {
        var beforeLast = new int[right.Length + 1];
        var last = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = Fold(left[i - 1]) == Fold(right[j - 1]);
                current[j] = Math.Min(Math.Min(current[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && Fold(left[i - 1]) == Fold(right[j - 2]) && Fold(left[i - 2]) == Fold(right[j - 1]))
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[right.Length];
    }

    private static char Fold(char c) => char.ToLowerInvariant(c);
}
