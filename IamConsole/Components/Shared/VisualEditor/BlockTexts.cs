using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyDrafting;

namespace IamConsole.Components.Shared.VisualEditor;

/// <summary>A block in words.</summary>
public static class BlockTexts
{
    private const int Few = 3;

    /// <summary>The services that a block is about: 'Amazon S3, AWS Key Management Service'.</summary>
    /// <param name="block">What the statement says.</param>
    /// <param name="chosen">Prefixes of services that were chosen besides.</param>
    public static string Title(PermissionBlock block, IEnumerable<string> chosen)
    {
        ArgumentNullException.ThrowIfNull(block);
        var services = BlockActions.Services(block.Actions.Values).Union(chosen).Select(ServiceName).ToList();
        return services.Count == 0 ? block.Actions.IsExcept ? "All services" : "Select a service"
            : (block.Actions.IsExcept ? "All services, except actions of " : "") + Some(services);
    }

    /// <summary>Such as '3 actions · All resources · 1 condition'.</summary>
    public static string Contents(PermissionBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        var actions = BlockActions.Expand(block.Actions.Values, ServiceCatalog.Current).Count;
        return string.Join(" · ", new[]
        {
            block.Actions.IsExcept ? $"All actions except {Count(actions, "action")}" : block.Actions.IsEverything ? "All actions" : Count(actions, "action"),
            block.Resources.IsEverything ? "All resources" : (block.Resources.IsExcept ? "All resources except " : "") + Count(block.Resources.Values.Count, "ARN"),
            block.Conditions.Count == 0 ? null : Count(block.Conditions.Count, "condition"),
        }.OfType<string>());
    }

    public static string ServiceName(string prefix) =>
        prefix == BlockActions.AllServices ? "All services" : ServiceCatalog.Current.FindService(prefix)?.Name ?? prefix;

    /// <summary>The first of some names, and how many more there are.</summary>
    public static string Some(IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Count <= Few + 1
            ? string.Join(", ", names)
            : FormattableString.Invariant($"{string.Join(", ", names.Take(Few))} and {names.Count - Few} more");
    }

    public static string Count(int count, string word) => FormattableString.Invariant($"{count:N0} {word}{(count == 1 ? "" : "s")}");

    /// <summary>A key's type as AWS's reference names it, with whether it has several values.</summary>
    public static string TypeOf(CatalogConditionKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var type = key.Type switch
        {
            ConditionKeyType.Arn => "ARN",
            ConditionKeyType.IpAddress => "IP address",
            var other => other.ToString(),
        };
        return key.IsMultivalued ? $"{type}, several values" : type;
    }
}
