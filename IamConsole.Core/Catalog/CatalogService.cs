namespace IamConsole.Core.Catalog;

/// <summary>A service of AWS's service authorization reference.</summary>
public sealed class CatalogService
{
    private readonly int[] _levelCounts = new int[AccessLevels.All.Count];
    private CatalogAction[] _actions = [];
    private HashSet<string>? _arnServices;

    internal CatalogService(string prefix, string name)
    {
        Prefix = prefix;
        Name = name;
    }

    /// <summary>The prefix of its actions, in lower case: "s3".</summary>
    public string Prefix { get; }

    /// <summary>As AWS's reference names it: "Amazon S3".</summary>
    public string Name { get; }

    /// <summary>Ordered by name, ignoring case.</summary>
    public IReadOnlyList<CatalogAction> Actions => _actions;

    public IReadOnlyList<CatalogResourceType> ResourceTypes { get; internal set; } = [];

    /// <summary>The service's own keys and the global ones that the reference lists with it.</summary>
    public IReadOnlyList<CatalogConditionKey> ConditionKeys { get; internal set; } = [];

    /// <summary>What stands third in the ARNs of its resources; often the prefix, sometimes others besides.</summary>
    public IReadOnlySet<string> ArnServices => _arnServices ??= ReadArnServices();

    /// <summary>How many of its actions have the level.</summary>
    public int CountOf(AccessLevel level) => _levelCounts[(int)level];

    /// <summary>The action of that name, ignoring case; <see langword="null"/> when there is none.</summary>
    public CatalogAction? FindAction(ReadOnlySpan<char> name)
    {
        var index = FirstAtOrAfter(name);
        return index < _actions.Length && name.Equals(_actions[index].Name, StringComparison.OrdinalIgnoreCase) ? _actions[index] : null;
    }

    /// <summary>The key of that name, as a policy spells it; <see langword="null"/> when there is none.</summary>
    public CatalogConditionKey? FindConditionKey(string name) => ConditionKeys.FirstOrDefault(key => key.Matches(name));

    /// <summary>Calls back for every action that a pattern without prefix (<c>Get*</c>) matches.</summary>
    public void ForEachMatch<TState>(ReadOnlySpan<char> pattern, TState state, Action<TState, CatalogAction> found)
    {
        var wildcard = pattern.IndexOfAny('*', '?');
        if (wildcard < 0)
        {
            if (FindAction(pattern) is { } action)
            {
                found(state, action);
            }

            return;
        }

        var prefix = pattern[..wildcard];
        var takesAllWithPrefix = wildcard == pattern.Length - 1 && pattern[wildcard] == '*';
        for (var i = FirstAtOrAfter(prefix); i < _actions.Length; i++)
        {
            var action = _actions[i];
            if (!action.Name.AsSpan().StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return;
            }

            if (takesAllWithPrefix || NamePattern.Matches(pattern, action.Name))
            {
                found(state, action);
            }
        }
    }

    public override string ToString() => Prefix;

    internal void SetActions(CatalogAction[] actions)
    {
        _actions = actions;
        foreach (var action in actions)
        {
            _levelCounts[(int)action.Level]++;
        }
    }

    private int FirstAtOrAfter(ReadOnlySpan<char> name)
    {
        var low = 0;
        var high = _actions.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_actions[middle].Name.AsSpan().CompareTo(name, StringComparison.OrdinalIgnoreCase) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private HashSet<string> ReadArnServices()
    {
        var services = new HashSet<string>(StringComparer.Ordinal) { Prefix };
        foreach (var type in ResourceTypes)
        {
            var parts = type.ArnPattern.Split(':', 4);
            if (parts.Length == 4)
            {
                services.Add(parts[2]);
            }
        }

        return services;
    }
}
