namespace IamConsole.Core.Catalog;

/// <summary>
/// AWS's service authorization reference: services, actions, access levels, resource types and condition keys. Immutable,
/// read once when first asked for. Names of services and actions ignore case, as in policies.
/// </summary>
public sealed class ServiceCatalog
{
    private static readonly Lazy<ServiceCatalog> Loaded = new(Load);

    private readonly Dictionary<string, CatalogService> _byPrefix;
    private readonly CatalogService[] _services;

    private ServiceCatalog(string version, CatalogService[] services)
    {
        Version = version;
        _services = services;
        ActionCount = services.Sum(service => service.Actions.Count);
        _byPrefix = services.ToDictionary(service => service.Prefix, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The catalogue that is embedded in this assembly.</summary>
    public static ServiceCatalog Current => Loaded.Value;

    /// <summary>The version of the package that the facts come from.</summary>
    public string Version { get; }

    /// <summary>Ordered by prefix.</summary>
    public IReadOnlyList<CatalogService> Services => _services;

    public int ActionCount { get; }

    /// <summary>How many actions of all services have the level.</summary>
    public int CountOf(AccessLevel level) => _services.Sum(service => service.CountOf(level));

    /// <summary>The service of a prefix; <see langword="null"/> when there is none.</summary>
    public CatalogService? FindService(ReadOnlySpan<char> prefix) =>
        _byPrefix.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(prefix, out var service) ? service : null;

    /// <summary>The action of a name with prefix (<c>s3:GetObject</c>, no wildcards); <see langword="null"/> when there is none.</summary>
    public CatalogAction? FindAction(ReadOnlySpan<char> qualifiedName)
    {
        var colon = qualifiedName.IndexOf(':');
        return colon < 0 ? null : FindService(qualifiedName[..colon])?.FindAction(qualifiedName[(colon + 1)..]);
    }

    /// <summary>
    /// The condition key that a policy's spelling names: a global one, else one of the service of its prefix, else one that
    /// another service defines (<c>saml:aud</c> is one of sts's); <see langword="null"/> when there is none.
    /// </summary>
    public CatalogConditionKey? FindConditionKey(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return GlobalConditionKeys.Find(name)
            ?? (colon < 0 ? null : FindService(name.AsSpan(0, colon))?.FindConditionKey(name))
            ?? _services.Select(service => service.FindConditionKey(name)).FirstOrDefault(key => key is not null);
    }

    /// <summary>The services whose prefix matches a pattern with <c>*</c> and <c>?</c>.</summary>
    public IEnumerable<CatalogService> MatchServices(string prefixPattern) =>
        prefixPattern.AsSpan().IndexOfAny('*', '?') >= 0 ? _services.Where(service => NamePattern.Matches(prefixPattern, service.Prefix))
        : FindService(prefixPattern) is { } service ? [service]
        : [];

    /// <summary>The actions that a pattern as policies write it matches: <c>*</c>, <c>s3:Get*</c>, <c>code*:List*</c>.</summary>
    public IReadOnlyList<CatalogAction> Expand(string actionPattern)
    {
        var found = new List<CatalogAction>();
        var colon = actionPattern.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 && actionPattern.AsSpan().Trim('*').Length > 0)
        {
            return found;
        }

        var services = colon < 0 ? "*" : actionPattern[..colon];
        var name = colon < 0 ? "*" : actionPattern[(colon + 1)..];
        foreach (var service in MatchServices(services))
        {
            service.ForEachMatch(name, found, static (list, action) => list.Add(action));
        }

        return found;
    }

    internal static ServiceCatalog Load()
    {
        var (version, services) = ServiceCatalogReader.Read(EmbeddedData.ReadAllText("services.br"));
        return new ServiceCatalog(version, services);
    }
}
