using IamConsole.Core.Operations;

namespace IamConsole.Components.Shared;

/// <summary>What a <see cref="ResourceTable{TRow}"/> asks for: one page of what matches.</summary>
/// <param name="Search">Trimmed; empty means everything.</param>
/// <param name="Filters">Chosen values by the filter's key; a filter set to all is absent.</param>
/// <param name="Sort">The key of the column sorted by, or null for the natural order.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">One of <see cref="TablePreference.PageSizes"/>.</param>
public sealed record TableRequest(
    string Search, IReadOnlyDictionary<string, string> Filters, string? Sort, bool Descending, int Page, int PageSize)
{
    /// <summary>Conditions on the table's <see cref="TableProperty"/>s.</summary>
    public PropertyFilter Properties { get; init; } = PropertyFilter.None;

    /// <summary>The key of the column that sorts those which are equal so far, or null.</summary>
    public string? Then { get; init; }

    public bool ThenDescending { get; init; }

    /// <summary>How many rows come before this page.</summary>
    public int Skip => (Page - 1) * PageSize;

    /// <summary>The second column in a query's terms, or none.</summary>
    public SortBy<TColumn>? ThenBy<TColumn>(Func<string?, TColumn> columnOf)
        where TColumn : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(columnOf);
        return Then is null ? null : new SortBy<TColumn>(columnOf(Then), ThenDescending);
    }

    /// <summary>The chosen value of a filter, or null for all.</summary>
    public string? Filter(string key) => Filters.GetValueOrDefault(key);
}

/// <summary>One page of rows, or the problem that keeps them from being shown.</summary>
/// <param name="Total">How many rows match in all.</param>
public sealed record TablePage<TRow>(IReadOnlyList<TRow> Rows, int Total, Problem? Problem = null);

/// <summary>Makes pages.</summary>
public static class TablePage
{
    public static TablePage<TRow> Of<TRow>(IReadOnlyList<TRow> rows, int total) => new(rows, total);

    public static TablePage<TRow> Failed<TRow>(Problem problem) => new([], 0, problem);

    /// <summary>A page of a short list that is wholly in memory, such as the groups of one user.</summary>
    /// <param name="matches">Whether a row matches a non-empty search.</param>
    /// <param name="sortBy">What a sort key orders by; null leaves the list's own order.</param>
    public static TablePage<TRow> FromMemory<TRow>(
        IEnumerable<TRow> all, TableRequest request, Func<TRow, string, bool> matches, Func<string, Func<TRow, IComparable?>?>? sortBy = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        var found = request.Search.Length == 0 ? [.. all] : all.Where(row => matches(row, request.Search)).ToList();
        if (request.Sort is { } sort && sortBy?.Invoke(sort) is { } key)
        {
            found = [.. request.Descending ? found.OrderByDescending(key) : found.OrderBy(key)];
        }

        return new TablePage<TRow>([.. found.Skip(request.Skip).Take(request.PageSize)], found.Count);
    }
}

/// <summary>A drop-down beside the search field.</summary>
/// <param name="Key">Its key in <see cref="TableRequest.Filters"/> and in the address.</param>
/// <param name="Label">'Filter by Type'.</param>
/// <param name="AllText">The choice that filters nothing: 'All types'.</param>
public sealed record TableFilter(string Key, string Label, string AllText, IReadOnlyList<TableFilterOption> Options);

/// <summary>One choice of a <see cref="TableFilter"/>.</summary>
public sealed record TableFilterOption(string Value, string Text);

/// <summary>Whether rows can be chosen, and how many at once.</summary>
public enum TableSelection
{
    None,
    One,
    Many,
}
