using IamConsole.Core.Catalog;

namespace IamConsole.Core.Summaries;

/// <summary>The actions of one service that one statement names.</summary>
internal sealed class ServiceActions
{
    private readonly CatalogService _service;

    public ServiceActions(CatalogService service)
    {
        _service = service;
        Contains = new bool[service.Actions.Count];
    }

    /// <summary>By the action's index.</summary>
    public bool[] Contains { get; }

    /// <summary>Names and patterns, without prefix, that match nothing known.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>Whether the policy's author wrote the service's name, not a wildcard for it.</summary>
    public bool IsNamed { get; set; }

    public IEnumerable<CatalogAction> Matched() => _service.Actions.Where(action => Contains[action.Index]);

    /// <summary>Adds what a pattern without prefix matches; says whether that is anything.</summary>
    public bool Add(ReadOnlySpan<char> pattern)
    {
        if (pattern is "*")
        {
            Array.Fill(Contains, true);
            return true;
        }

        var state = new Found(Contains);
        _service.ForEachMatch(pattern, state, static (found, action) =>
        {
            found.Contains[action.Index] = true;
            found.Any = true;
        });
        return state.Any;
    }

    public void Complement()
    {
        for (var i = 0; i < Contains.Length; i++)
        {
            Contains[i] = !Contains[i];
        }
    }

    private sealed class Found(bool[] contains)
    {
        public bool[] Contains { get; } = contains;

        public bool Any { get; set; }
    }
}
