using System.Text.Json;

namespace IamConsole.Components.Shared;

/// <summary>How one table is shown in this browser.</summary>
/// <param name="Columns">The titles of the visible columns; null means those that are visible by default.</param>
/// <param name="Order">The titles of all columns from left to right; null means as declared.</param>
/// <param name="Striped">Whether every second row is tinted.</param>
/// <param name="KeepFirst">Whether the first column stays in view while the others scroll sideways.</param>
/// <param name="KeepLast">Whether the last column does.</param>
/// <param name="Filters">The filters that were saved under a name.</param>
/// <param name="Widths">In CSS pixels by the column's title; a column without is as wide as what it shows.</param>
/// <param name="Density">One of <see cref="Densities"/>; null means that of all pages.</param>
public sealed record TablePreference(
    int PageSize, IReadOnlyList<string>? Columns, bool WrapLines, IReadOnlyList<string>? Order = null, bool Striped = false, bool KeepFirst = false, bool KeepLast = false,
    IReadOnlyList<SavedFilter>? Filters = null, IReadOnlyDictionary<string, int>? Widths = null, string? Density = null)
{
    /// <summary>So many filters can be saved of one table.</summary>
    public const int MostFilters = 50;

    /// <summary>The least and the greatest width of a column, in CSS pixels.</summary>
    public const int LeastWidth = 120;

    /// <inheritdoc cref="LeastWidth"/>
    public const int GreatestWidth = 800;

    private const int MostColumns = 50;

    public static IReadOnlyList<int> PageSizes { get; } = [10, 20, 50, 100];

    public static TablePreference Default { get; } = new(50, null, false);

    /// <summary>What the browser kept is input like any other.</summary>
    public TablePreference Sane() => PageSizes.Contains(PageSize) && (Density is null || Densities.Has(Density)) && Columns is null or { Count: <= MostColumns } && Order is null or { Count: <= MostColumns }
        && (Widths is null || (Widths.Count <= MostColumns && Widths.Values.All(width => width is >= LeastWidth and <= GreatestWidth)))
        && (Filters is null || (Filters.Count <= MostFilters && Filters.All(filter => filter is { Name: not null, Tokens: not null }))) ? this : Default;

    /// <summary>How wide a column was made, or null.</summary>
    public int? WidthOf(string column) => Widths is not null && Widths.TryGetValue(column, out var width) ? width : null;

    /// <summary>The same with one column as wide as is asked for, within what is allowed; null takes its width back.</summary>
    public TablePreference WithWidth(string column, int? width)
    {
        var widths = new Dictionary<string, int>(Widths ?? new Dictionary<string, int>());
        widths.Remove(column);
        if (width is { } asked)
        {
            widths[column] = Math.Clamp(asked, LeastWidth, GreatestWidth);
        }

        return this with { Widths = widths.Count == 0 ? null : widths };
    }

    /// <summary>Where a column stands; one that the order does not name, being newer, comes after those that it names.</summary>
    public int PlaceOf(string column) => Order is not null && Order.Contains(column) ? Order.TakeWhile(title => title != column).Count() : MostColumns;
}

/// <summary>A filter that was saved under a name.</summary>
/// <param name="Tokens">As <see cref="FilterTokens"/> writes them.</param>
/// <param name="Any">Whether one condition that holds is enough.</param>
public sealed record SavedFilter(string Name, IReadOnlyList<string> Tokens, bool Any);

/// <summary>The table preferences that this browser keeps, read once per circuit.</summary>
public sealed class TablePreferences(Browser browser)
{
    private const string Key = "iamconsole.tables";
    private Dictionary<string, TablePreference>? _kept;

    public async ValueTask<TablePreference> GetAsync(string table)
    {
        _kept ??= await ReadAsync();
        return _kept.TryGetValue(table, out var preference) ? preference.Sane() : TablePreference.Default;
    }

    public async Task SetAsync(string table, TablePreference preference)
    {
        _kept ??= await ReadAsync();
        _kept[table] = preference;
        await browser.WriteAsync(Key, JsonSerializer.Serialize(_kept));
    }

    private async Task<Dictionary<string, TablePreference>> ReadAsync()
    {
        try
        {
            var text = await browser.ReadAsync(Key);
            return text is null ? [] : JsonSerializer.Deserialize<Dictionary<string, TablePreference>>(text) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
