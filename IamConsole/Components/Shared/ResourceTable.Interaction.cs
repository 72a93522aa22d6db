using System.Globalization;
using IamConsole.Core.Operations;
using Microsoft.AspNetCore.Components;

namespace IamConsole.Components.Shared;

/// <content>What a person does with the table: search, sort, page, select, open rows, set preferences.</content>
public sealed partial class ResourceTable<TRow>
{
    private IReadOnlyList<TRow> Selectable => _page is null ? [] : [.. _page.Rows.Where(row => ReasonOf(row) is null)];

    private bool AllSelected => Selectable.Count > 0 && Selectable.All(row => _selected.ContainsKey(KeyOf(row)));

    private string KeyOf(TRow row) => RowKey(row);

    private string? ReasonOf(TRow row) => RowDisabled?.Invoke(row);

    private string LabelOf(TRow row) => RowLabel?.Invoke(row) ?? RowKey(row);

    private bool IsVisible(ResourceColumn<TRow> column) =>
        column.RowHeader || (_preference.Columns is { } chosen ? chosen.Contains(column.Title) : !column.Hidden);

    private string? AriaSort(ResourceColumn<TRow> column) =>
        column.Sort is null ? null : column.Sort != _state.Sort ? "none" : _state.Descending ? "descending" : "ascending";

    private string? CellClass(ResourceColumn<TRow> column, int index, int count) => JoinedOrNull(
        column.Numeric ? "cell-number" : null,
        index == 0 ? "cell-first" : null,
        index == count - 1 ? "cell-last" : null,
        _preference.WidthOf(column.Title) is null ? null : "cell-sized");

    private string? CellStyle(ResourceColumn<TRow> column) =>
        _preference.WidthOf(column.Title) is { } width ? string.Create(CultureInfo.InvariantCulture, $"width: {width}px; min-width: {width}px; max-width: {width}px") : null;

    private Task ResizeAsync(ResourceColumn<TRow> column, string? width) =>
        int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) ? SavePreferenceAsync(_preference.WithWidth(column.Title, pixels)) : Task.CompletedTask;

    private string? RowClass(string key, bool selected) =>
        _changed.Contains(key) ? (_markParity ? "row-changed-a" : "row-changed-b") : selected ? "row-selected" : null;

    private Task SearchAsync(string? text) => ChangeAsync(_state with { Search = text?.Trim() ?? "", Page = 1 }, replace: true);

    private Task FilterAsync(TableFilter filter, string? value)
    {
        var filters = new Dictionary<string, string>(_state.Filters);
        filters.Remove(filter.Key);
        if (!string.IsNullOrEmpty(value))
        {
            filters[filter.Key] = value;
        }

        return ChangeAsync(_state with { Filters = filters, Page = 1 }, replace: false);
    }

    private Task FilterAsync(PropertyFilter filter) => ChangeAsync(_state with { Properties = filter, Page = 1 }, replace: false);

    private Task KeepFiltersAsync(IReadOnlyList<SavedFilter> filters) => SavePreferenceAsync(_preference with { Filters = [.. filters.TakeLast(TablePreference.MostFilters)] });

    private Task ClearAsync() => ChangeAsync(_state with { Search = "", Filters = new Dictionary<string, string>(), Properties = PropertyFilter.None, Page = 1 }, replace: false);

    private Task SortAsync(string key)
    {
        if (_state.Sort == key)
        {
            return ChangeAsync(_state with { Descending = !_state.Descending, Page = 1 }, replace: false);
        }

        var isAsAtFirst = (_state.Sort, _state.Descending) == (_defaults.Sort, _defaults.Descending);
        return ChangeAsync(_state with { Sort = key, Descending = false, Then = KeepsOrder && !isAsAtFirst ? _state.Sort : null, ThenDescending = KeepsOrder && !isAsAtFirst && _state.Descending, Page = 1 }, replace: false);
    }

    private bool IsSecond(ResourceColumn<TRow> column) => KeepsOrder && column.Sort is { } key && key == _state.Then && key != _state.Sort;

    private Task GoToPageAsync(int page) => ChangeAsync(_state with { Page = Math.Clamp(page, 1, Pages) }, replace: false);

    private Task ToggleAsync(TRow row)
    {
        if (ReasonOf(row) is not null)
        {
            return Task.CompletedTask;
        }

        var key = KeyOf(row);
        if (Selection == TableSelection.One)
        {
            _selected.Clear();
            _selected[key] = row;
        }
        else if (!_selected.Remove(key))
        {
            _selected[key] = row;
        }

        return SelectionChangedAsync();
    }

    private Task ToggleAllAsync()
    {
        var all = AllSelected;
        foreach (var row in Selectable)
        {
            if (all)
            {
                _selected.Remove(KeyOf(row));
            }
            else
            {
                _selected[KeyOf(row)] = row;
            }
        }

        return SelectionChangedAsync();
    }

    private Task SelectionChangedAsync()
    {
        _selectedParameter = [.. _selected.Values];
        Selected = _selectedParameter;
        return SelectedChanged.InvokeAsync(_selectedParameter);
    }

    private void ToggleDetail(string key)
    {
        if (!_expanded.Remove(key))
        {
            _expanded.Add(key);
        }
    }

    private async Task SavePreferenceAsync(TablePreference preference)
    {
        var sizeChanged = preference.PageSize != _preference.PageSize;
        _preference = preference;
        await Preferences.SetAsync(NameOrTitle, preference);
        if (!sizeChanged)
        {
            return;
        }

        if (_state.Page == 1)
        {
            await LoadAsync(markChanges: false);
        }
        else
        {
            await ChangeAsync(_state with { Page = 1 }, replace: true);
        }
    }

    private string Announcement(TablePage<TRow> page)
    {
        if (page.Problem is not null)
        {
            return "";
        }

        if (page.Total == 0)
        {
            return _state.Narrowed ? "No matches" : $"No {Title.ToLowerInvariant()}";
        }

        var first = ((_state.Page - 1) * _preference.PageSize) + 1;
        return $"Showing {first} to {first + page.Rows.Count - 1} of {page.Total} {Title.ToLowerInvariant()}, page {_state.Page} of {Pages}{SortedBy}";
    }

    private string SortedBy
    {
        get
        {
            static string Direction(bool descending) => descending ? "descending" : "ascending";
            var first = _columns.Find(column => column.Sort is { } key && key == _state.Sort);
            var second = _columns.Find(IsSecond);
            return first is null ? ""
                : $", sorted by {first.Title}, {Direction(_state.Descending)}{(second is null ? "" : $", then by {second.Title}, {Direction(_state.ThenDescending)}")}";
        }
    }

    private string? TableClass => JoinedOrNull(
        "table",
        _preference.WrapLines ? "table-wrapping" : null,
        _preference.Striped ? "table-striped" : null,
        _preference.KeepFirst ? "table-first-kept" : null,
        _preference.KeepLast ? "table-last-kept" : null,
        _loading && _page is not null ? "table-busy" : null);

    private static string? JoinedOrNull(params string?[] names) => string.Join(' ', names.Where(name => name is not null)) is { Length: > 0 } joined ? joined : null;

    private static string Plural(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";
}
