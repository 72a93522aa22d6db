using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Summaries;

/// <summary>Sorts what statements say by service and by effect.</summary>
internal sealed class SummaryCollector(ServiceCatalog catalog, string? accountId)
{
    private static readonly Lazy<HashSet<string>> KnownArnServices = new(() =>
        ServiceCatalog.Current.Services.SelectMany(service => service.ArnServices).ToHashSet(StringComparer.Ordinal));

    private readonly Dictionary<CatalogService, ServiceScope> _allow = [];
    private readonly Dictionary<CatalogService, ServiceScope> _deny = [];
    private readonly SortedDictionary<string, UncategorizedService> _uncategorized = new(StringComparer.Ordinal);

    public void Add(StatementScope scope, PolicyStatement statement)
    {
        var unknownServices = new List<(string Prefix, string Name)>();
        var services = statement.NotActions is { } excluded
            ? Complement(excluded)
            : Actions(statement.Actions ?? [], unknownServices);

        scope.FindForeign(services.Keys);
        var group = scope.Effect is PolicyEffect.Allow ? _allow : _deny;
        foreach (var (service, actions) in services)
        {
            if (!group.TryGetValue(service, out var known))
            {
                group[service] = known = new ServiceScope(service, scope.Effect, accountId);
            }

            known.Add(new StatementForService(scope, service, actions));
        }

        foreach (var (prefix, name) in unknownServices)
        {
            Uncategorized(prefix, scope.Effect).AddAction(name, scope);
        }

        foreach (var prefix in UnknownArnServices(scope))
        {
            Uncategorized(prefix, scope.Effect).AddStatement(scope);
        }
    }

    /// <summary>What Allow, or Deny, statements say of each service of the catalogue.</summary>
    public IReadOnlyDictionary<CatalogService, ServiceScope> Scopes(PolicyEffect effect) => effect is PolicyEffect.Allow ? _allow : _deny;

    /// <summary>Names and patterns of actions that match nothing in the catalogue, with the statements that name them.</summary>
    public IEnumerable<(string Prefix, string Name, StatementScope Statement)> UnknownActions() =>
        _allow.Values.Concat(_deny.Values)
            .SelectMany(scope => scope.Statements.SelectMany(statement => statement.Actions.Unknown.Select(name => (scope.Service.Prefix, name, statement.Statement))))
            .Concat(_uncategorized.Values.SelectMany(service => service.Actions.Select(action => (service.Prefix, action.Name, action.Statement))));

    public ServiceScope? AllowedIn(CatalogService service) => _allow.GetValueOrDefault(service);

    public ServiceScope? DeniedIn(CatalogService service) => _deny.GetValueOrDefault(service);

    public PolicySummary ToSummary(BoundaryLimit? boundary = null)
    {
        var allow = Rows(_allow, boundary);
        var deny = Rows(_deny, null);
        if (allow.Count == 0 && deny.Count == 0 && _uncategorized.Count == 0)
        {
            return PolicySummary.NotAvailable;
        }

        var mentioned = allow.Concat(deny).Select(row => row.Prefix).ToHashSet(StringComparer.Ordinal);
        return new PolicySummary
        {
            Banner = Banner(allow, deny),
            Uncategorized = [.. _uncategorized.Values.Select(service => service.ToSummary())],
            ExplicitDeny = deny,
            Allow = allow,
            Remaining = [.. catalog.Services.Where(service => !mentioned.Contains(service.Prefix)).OrderBy(service => service.Name, StringComparer.OrdinalIgnoreCase)],
            ServiceCount = catalog.Services.Count,
            Levels = EffectiveLevels(null),
            LevelsLeft = boundary is null ? [] : EffectiveLevels(boundary),
        };
    }

    private static Dictionary<CatalogService, ServiceActions> NewServices() => [];

    private Dictionary<CatalogService, ServiceActions> Actions(IReadOnlyList<PolicyString> patterns, List<(string Prefix, string Name)> unknownServices)
    {
        var services = NewServices();
        foreach (var pattern in patterns)
        {
            var (prefix, name) = Split(pattern.Value);
            var isWildcard = prefix.AsSpan().IndexOfAny('*', '?') >= 0;
            var found = false;
            foreach (var service in isWildcard ? catalog.MatchServices(prefix) : catalog.FindService(prefix) is { } one ? [one] : [])
            {
                found = true;
                var actions = services.TryGetValue(service, out var known) ? known : new ServiceActions(service);
                var any = actions.Add(name);
                if (!any && !isWildcard)
                {
                    actions.Unknown.Add(name);
                }

                if (any || !isWildcard)
                {
                    actions.IsNamed |= !isWildcard;
                    services[service] = actions;
                }
            }

            if (!found)
            {
                unknownServices.Add((prefix, name));
            }
        }

        return services;
    }

    private Dictionary<CatalogService, ServiceActions> Complement(IReadOnlyList<PolicyString> patterns)
    {
        var excluded = Actions(patterns, []);
        var services = NewServices();
        foreach (var service in catalog.Services)
        {
            var actions = new ServiceActions(service);
            if (excluded.TryGetValue(service, out var not))
            {
                not.Contains.CopyTo(actions.Contains, 0);
            }

            actions.Complement();
            if (actions.Contains.AsSpan().Contains(true))
            {
                services[service] = actions;
            }
        }

        return services;
    }

    private static (string Prefix, string Name) Split(string pattern)
    {
        var colon = pattern.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0 ? (pattern[..colon], pattern[(colon + 1)..])
            : pattern.AsSpan().Trim('*').IsEmpty ? ("*", "*")
            : (pattern, "");
    }

    private static IEnumerable<string> UnknownArnServices(StatementScope scope) =>
        scope.ExcludesResources ? []
        : scope.Resources
            .Select(resource => resource.Segments?[ArnSegments.Service])
            .OfType<string>()
            .Where(service => service.Length > 0 && service.AsSpan().IndexOfAny('*', '?', '$') < 0 && !KnownArnServices.Value.Contains(service))
            .Distinct(StringComparer.Ordinal);

    private UncategorizedService Uncategorized(string prefix, PolicyEffect effect)
    {
        var key = $"{prefix.ToLowerInvariant()} {effect}";
        if (!_uncategorized.TryGetValue(key, out var service))
        {
            _uncategorized[key] = service = new UncategorizedService(prefix, effect, accountId);
        }

        return service;
    }

    private static List<ServiceSummary> Rows(Dictionary<CatalogService, ServiceScope> group, BoundaryLimit? boundary) =>
        [.. group.Values
            .Where(scope => scope.IsMentioned)
            .Select(scope => scope.ToSummary(boundary))
            .OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase)];

    private string? Banner(List<ServiceSummary> allow, List<ServiceSummary> deny)
    {
        var scopes = _allow.Values.Concat(_deny.Values).Where(scope => scope.IsMentioned).ToList();
        if (_uncategorized.Count == 0 && !scopes.Exists(scope => scope.HasUnknownActions) && !allow.Concat(deny).Any(row => row.HasPermissions))
        {
            return SummaryTexts.GrantsNothing;
        }

        return scopes.Exists(scope => scope.HasUnused) ? SummaryTexts.GrantsPartly : null;
    }

    private LevelCount[] EffectiveLevels(BoundaryLimit? boundary)
    {
        var granted = new int[AccessLevels.All.Count];
        foreach (var (service, scope) in _allow)
        {
            var denied = _deny.GetValueOrDefault(service);
            foreach (var action in service.Actions)
            {
                if (scope.States[action.Index].HasFlag(ActionState.Granted)
                    && denied?.States[action.Index].HasFlag(ActionState.GrantedOutright) != true
                    && boundary?.Leaves(scope, action) != false)
                {
                    granted[(int)action.Level]++;
                }
            }
        }

        return [.. AccessLevels.All.Select(level => new LevelCount(level, granted[(int)level], catalog.CountOf(level)))];
    }
}
