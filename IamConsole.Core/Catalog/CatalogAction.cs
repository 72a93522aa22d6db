namespace IamConsole.Core.Catalog;

/// <summary>An action of a service.</summary>
public sealed class CatalogAction
{
    internal CatalogAction(
        CatalogService service,
        int index,
        string name,
        AccessLevel level,
        IReadOnlyList<CatalogActionResource> resources,
        IReadOnlyList<CatalogConditionKey> conditionKeys,
        IReadOnlyList<string> dependentActions)
    {
        Service = service;
        Index = index;
        Name = name;
        Level = level;
        Resources = resources;
        ConditionKeys = conditionKeys;
        DependentActions = dependentActions;
    }

    public CatalogService Service { get; }

    /// <summary>The action's place in <see cref="CatalogService.Actions"/>.</summary>
    public int Index { get; }

    /// <summary>Without prefix, as AWS writes it: "GetObject".</summary>
    public string Name { get; }

    /// <summary>With prefix: "s3:GetObject".</summary>
    public string QualifiedName => $"{Service.Prefix}:{Name}";

    public AccessLevel Level { get; }

    /// <summary>The resource types that it works on; empty where a policy must say <c>*</c>.</summary>
    public IReadOnlyList<CatalogActionResource> Resources { get; }

    /// <summary>Whether a policy may name resources for it.</summary>
    public bool SupportsResourceLevelPermissions => Resources.Count > 0;

    /// <summary>Keys of the action itself; its resource types have more.</summary>
    public IReadOnlyList<CatalogConditionKey> ConditionKeys { get; }

    /// <summary>Actions that a caller needs besides, with prefix. The present version of the source names none.</summary>
    public IReadOnlyList<string> DependentActions { get; }

    /// <summary>Whether requests for it can carry a condition key: its own, its resource types' or a global one.</summary>
    public bool Supports(string conditionKey) =>
        GlobalConditionKeys.Find(conditionKey) is not null
        || Any(ConditionKeys, conditionKey)
        || Resources.Any(resource => Any(resource.ConditionKeys, conditionKey) || Any(resource.Type.ConditionKeys, conditionKey));

    public override string ToString() => QualifiedName;

    private static bool Any(IReadOnlyList<CatalogConditionKey> keys, string conditionKey)
    {
        foreach (var key in keys)
        {
            if (key.Matches(conditionKey))
            {
                return true;
            }
        }

        return false;
    }
}
