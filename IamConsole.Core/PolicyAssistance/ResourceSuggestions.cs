using IamConsole.Core.Catalog;

namespace IamConsole.Core.PolicyAssistance;

/// <summary>The ARN forms of the resource types that the statement's actions work on, and <c>*</c>.</summary>
internal static class ResourceSuggestions
{
    private const int ActionsNamed = 5;

    public static IEnumerable<Suggestion> For(DraftCursor cursor, ServiceCatalog catalog)
    {
        var types = StatementActions.Around(cursor, catalog).ResourceTypes();
        if (types.Count == 0 && cursor.Typed.Split(':') is [_, _, { } arnService, _, ..])
        {
            types = [.. catalog.Services
                .Where(service => service.ArnServices.Contains(arnService))
                .SelectMany(service => service.ResourceTypes.Select(type => (service, type, (IReadOnlyList<string>)[])))];
        }

        foreach (var (service, type, actions) in types.DistinctBy(found => found.Type.ArnPattern))
        {
            yield return Arn(service, type, actions);
        }

        yield return new Suggestion(PolicyCompletionKind.Resource, "*", "all resources", "Every resource. Actions that support no resource-level permissions need it.");
        if (types.Count == 0)
        {
            yield return new Suggestion(PolicyCompletionKind.Resource, "arn:aws:", "an ARN", "Service, Region, account and resource, with colons between them.")
            {
                Snippet = "arn:aws:${1:service}:${2:region}:${3:account}:${4:resource}",
            };
        }
    }

    private static Suggestion Arn(CatalogService service, CatalogResourceType type, IReadOnlyList<string> actions) =>
        new(PolicyCompletionKind.Resource, type.ArnPattern.Replace("${Partition}", "aws", StringComparison.Ordinal), type.Name, $"{type.Name} of {service.Name}.{Named(actions)}")
        {
            Snippet = Suggestion.Placeholders(type.ArnPattern),
        };

    private static string Named(IReadOnlyList<string> actions) =>
        actions.Count == 0 ? ""
        : actions.Count <= ActionsNamed ? $" Of this statement's actions {string.Join(", ", actions)} can be limited to it."
        : $" {actions.Count} of this statement's actions can be limited to it.";
}
