namespace IamConsole.Core.Catalog;

/// <summary>Finds services and actions by a part of their name, best first, fast enough to run at every key.</summary>
public static class CatalogSearch
{
    private const int None = int.MaxValue;

    /// <summary>Services whose prefix or name contains the text, ignoring case; all of them for an empty text.</summary>
    /// <param name="catalog">Where to look.</param>
    /// <param name="text">What somebody typed.</param>
    /// <param name="limit">The most to return.</param>
    public static IReadOnlyList<CatalogService> SearchServices(this ServiceCatalog catalog, string text, int limit = 50)
    {
        var wanted = text.Trim();
        var ranked = new List<(int Rank, CatalogService Service)>();
        foreach (var service in catalog.Services)
        {
            var rank = Math.Min(Rank(service.Prefix, wanted), Rank(service.Name, wanted));
            if (rank != None)
            {
                ranked.Add((rank, service));
            }
        }

        return [.. ranked.OrderBy(found => found.Rank).ThenBy(found => found.Service.Name, StringComparer.OrdinalIgnoreCase).Take(limit).Select(found => found.Service)];
    }

    /// <summary>
    /// Actions whose name contains the text, ignoring case. A text with a colon looks for the service before it and the
    /// action after it; with wildcards it is a pattern as policies write it.
    /// </summary>
    /// <param name="catalog">Where to look.</param>
    /// <param name="text">What somebody typed: "getobj", "s3:get", "s3:Get*".</param>
    /// <param name="limit">The most to return.</param>
    public static IReadOnlyList<CatalogAction> SearchActions(this ServiceCatalog catalog, string text, int limit = 50)
    {
        var wanted = text.Trim();
        if (wanted.AsSpan().IndexOfAny('*', '?') >= 0)
        {
            return [.. catalog.Expand(wanted).Take(limit)];
        }

        var colon = wanted.IndexOf(':', StringComparison.Ordinal);
        var servicePart = colon < 0 ? "" : wanted[..colon];
        var actionPart = wanted[(colon + 1)..];
        if (actionPart.Length == 0 && servicePart.Length == 0)
        {
            return [];
        }

        var ranked = new List<(int Rank, CatalogAction Action)>();
        foreach (var service in catalog.Services)
        {
            var serviceRank = servicePart.Length == 0 ? 0 : Rank(service.Prefix, servicePart);
            if (serviceRank == None)
            {
                continue;
            }

            foreach (var action in service.Actions)
            {
                var rank = Rank(action.Name, actionPart);
                if (rank != None)
                {
                    ranked.Add(((serviceRank * 8) + rank, action));
                }
            }
        }

        return [.. ranked.OrderBy(found => found.Rank).ThenBy(found => found.Action.Name.Length).ThenBy(found => found.Action.Service.Prefix, StringComparer.Ordinal).Take(limit).Select(found => found.Action)];
    }

    // 0 the whole name, 1 its beginning, 2 the beginning of a word in it, 3 anywhere.
    private static int Rank(string name, string wanted)
    {
        var at = name.IndexOf(wanted, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? None
            : at == 0 ? (name.Length == wanted.Length ? 0 : 1)
            : char.IsUpper(name[at]) || !char.IsLetterOrDigit(name[at - 1]) ? 2
            : 3;
    }
}
