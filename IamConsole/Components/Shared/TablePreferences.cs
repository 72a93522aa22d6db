using System.Text.Json;

namespace IamConsole.Components.Shared;

/// <summary>How one table is shown in this browser.</summary>
/// <param name="Columns">The titles of the visible columns; null means those that are visible by default.</param>
/// <param name="Order">The titles of all columns from left to right; null means as declared.</param>
/// <param name="Striped">Whether every second row is tinted.</param>
/// <param name="KeepFirst">Whether the first column stays in view while the others scroll sideways.</param>
public sealed record TablePreference(
    int PageSize, IReadOnlyList<string>? Columns, bool WrapLines, IReadOnlyList<string>? Order = null, bool Striped = false, bool KeepFirst = false)
{
    private const int MostColumns = 50;

    public static IReadOnlyList<int> PageSizes { get; } = [10, 20, 50, 100];

    public static TablePreference Default { get; } = new(50, null, false);

    /// <summary>What the browser kept is input like any other.</summary>
    public TablePreference Sane() => PageSizes.Contains(PageSize) && Columns is null or { Count: <= MostColumns } && Order is null or { Count: <= MostColumns } ? this : Default;

    /// <summary>Where a column stands; one that the order does not name, being newer, comes after those that it names.</summary>
    public int PlaceOf(string column) => Order is not null && Order.Contains(column) ? Order.TakeWhile(title => title != column).Count() : MostColumns;
}

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
