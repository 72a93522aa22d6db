using System.Globalization;
using IamConsole.Core.Operations;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace IamConsole.Components.Shared;

/// <summary>Search, filters, sort and page of a table, and how they stand in the page's address.</summary>
internal sealed record TableState(string Search, IReadOnlyDictionary<string, string> Filters, string? Sort, bool Descending, int Page)
{
    private const int LongestSearch = 200;
    private const string FilterKey = "f";
    private const string AnyKey = "any";

    public PropertyFilter Properties { get; init; } = PropertyFilter.None;

    /// <summary>What the table was sorted by before, which still sorts those that are equal now; none where that is as at first.</summary>
    public string? Then { get; init; }

    public bool ThenDescending { get; init; }

    public bool Narrowed => Search.Length > 0 || Filters.Count > 0 || Properties.Conditions.Count > 0;

    public static TableState Initial(string? sort, bool descending) => new("", new Dictionary<string, string>(), sort, descending, 1);

    /// <summary>Reads the state from an address; what is absent or nonsense takes its default.</summary>
    public static TableState Read(string address, string prefix, IReadOnlyList<TableFilter> filters, IReadOnlyList<TableProperty> properties, TableState defaults)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address).Query);
        string? Value(string key) => query.TryGetValue(prefix + key, out var values) ? values.ToString() : null;

        var chosen = new Dictionary<string, string>();
        foreach (var filter in filters)
        {
            if (Value(filter.Key) is { } value && filter.Options.Any(option => option.Value == value))
            {
                chosen[filter.Key] = value;
            }
        }

        var search = Value("q")?.Trim() ?? "";
        var sort = Value("sort");
        var then = Value("then");
        return new TableState(
            search.Length > LongestSearch ? search[..LongestSearch] : search,
            chosen,
            string.IsNullOrEmpty(sort) ? defaults.Sort : sort.TrimStart('-'),
            string.IsNullOrEmpty(sort) ? defaults.Descending : sort.StartsWith('-'),
            int.TryParse(Value("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 1_000_000 ? page : 1)
        {
            Then = string.IsNullOrEmpty(then) ? null : then.TrimStart('-'),
            ThenDescending = then?.StartsWith('-') is true,
            Properties = FilterTokens.Read(query.TryGetValue(prefix + FilterKey, out var tokens) ? tokens : [], Value(AnyKey) == "true", properties),
        };
    }

    /// <summary>The present address with this state in it; defaults are left out.</summary>
    public string Write(NavigationManager navigation, string prefix, IReadOnlyList<TableFilter> filters, TableState defaults)
    {
        var sorted = Sort == defaults.Sort && Descending == defaults.Descending ? null : (Descending ? "-" : "") + Sort;
        var parameters = new Dictionary<string, object?>
        {
            [prefix + "q"] = Search.Length == 0 ? null : Search,
            [prefix + "sort"] = sorted,
            [prefix + "then"] = Then is null ? null : (ThenDescending ? "-" : "") + Then,
            [prefix + "page"] = Page == 1 ? null : Page,
            [prefix + FilterKey] = Properties.Conditions.Count == 0 ? null : Properties.Conditions.Select(FilterTokens.Write).ToArray(),
            [prefix + AnyKey] = Properties.Any ? "true" : null,
        };
        foreach (var filter in filters)
        {
            parameters[prefix + filter.Key] = Filters.GetValueOrDefault(filter.Key);
        }

        return navigation.GetUriWithQueryParameters(parameters);
    }

    public bool SameAs(TableState other) =>
        Properties.Any == other.Properties.Any && Properties.Conditions.SequenceEqual(other.Properties.Conditions)
        && Then == other.Then && ThenDescending == other.ThenDescending
        && Search == other.Search && Sort == other.Sort && Descending == other.Descending && Page == other.Page
        && Filters.Count == other.Filters.Count && Filters.All(pair => other.Filters.GetValueOrDefault(pair.Key) == pair.Value);
}
