using IamConsole.Core.Catalog;

namespace IamConsole.Components.Pages.Simulator;

/// <summary>Writes chosen actions shortly: a whole service as <c>ec2:*</c>, a whole access level as <c>ec2:@Read</c>, else by name.</summary>
internal static class ActionSets
{
    private const char Level = '@';

    /// <summary>One text for each service.</summary>
    public static IReadOnlyList<string> Write(IEnumerable<string> actions, ServiceCatalog catalog) =>
        [.. actions.Select(name => catalog.FindAction(name)).OfType<CatalogAction>().GroupBy(action => action.Service).Select(Write)];

    /// <summary>The names of the actions that the texts stand for; what the catalogue does not have is left out.</summary>
    public static IEnumerable<string> Read(IEnumerable<string?> texts, ServiceCatalog catalog)
    {
        foreach (var text in texts)
        {
            if (text?.Split(':', 2) is not [var prefix, var items] || catalog.FindService(prefix) is not { } service)
            {
                continue;
            }

            foreach (var action in items.Split(',').SelectMany(item => Read(service, item)))
            {
                yield return action.QualifiedName;
            }
        }
    }

    private static string Write(IGrouping<CatalogService, CatalogAction> chosen)
    {
        var service = chosen.Key;
        if (chosen.Count() == service.Actions.Count)
        {
            return $"{service.Prefix}:*";
        }

        var items = chosen.GroupBy(action => action.Level)
            .SelectMany(level => level.Count() > 1 && level.Count() == service.CountOf(level.Key) ? [$"{Level}{level.Key}"] : level.Select(action => action.Name));
        return $"{service.Prefix}:{string.Join(',', items)}";
    }

    private static IEnumerable<CatalogAction> Read(CatalogService service, string item)
    {
        if (item.StartsWith(Level))
        {
            return Enum.TryParse<AccessLevel>(item.AsSpan(1), out var level) ? service.Actions.Where(action => action.Level == level) : [];
        }

        return item == "*" ? service.Actions : service.FindAction(item) is { } action ? [action] : [];
    }
}
