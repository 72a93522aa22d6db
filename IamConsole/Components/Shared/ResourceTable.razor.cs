using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace IamConsole.Components.Shared;

/// <summary>
/// The console's list: searched, filtered, sorted and paged by the server. Its state stands in the page's address, its
/// preferences stay in the browser. Cells are fragments and rows plain HTML, so a row costs no component.
/// </summary>
/// <typeparam name="TRow">A record: rows that differ from what was shown are marked for two seconds after a refresh from outside.</typeparam>
public sealed partial class ResourceTable<TRow> : IDisposable
{
    private const int SkeletonRows = 5;

    private readonly string _id = ElementId.Next("table");
    private readonly List<ResourceColumn<TRow>> _columns = [];
    private readonly Dictionary<string, TRow> _selected = [];
    private readonly HashSet<string> _expanded = [];
    private readonly HashSet<string> _changed = [];
    private TableState _state = TableState.Initial(null, false);
    private TableState _defaults = TableState.Initial(null, false);
    private TablePreference _preference = TablePreference.Default;
    private TablePage<TRow>? _page;
    private CancellationTokenSource? _loadCancellation;
    private IReadOnlyList<TRow>? _selectedParameter;
    private string _path = "";
    private string _announcement = "";
    private bool _loading = true;
    private bool _preferencesOpen;
    private bool _markParity;
    private bool _disposed;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TablePreferences Preferences { get; set; } = default!;

    /// <summary>The heading and the table's name, plural: 'Users'.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>Gives one page. The token is cancelled when the page is left or another page is asked for.</summary>
    [Parameter, EditorRequired]
    public Func<TableRequest, CancellationToken, Task<TablePage<TRow>>> Load { get; set; } = default!;

    /// <summary>The <see cref="ResourceColumn{TRow}"/>s.</summary>
    [Parameter, EditorRequired]
    public RenderFragment Columns { get; set; } = default!;

    /// <summary>True where the table is the page: its heading is then the page's <c>h1</c>, with title and breadcrumbs.</summary>
    [Parameter]
    public bool AsPage { get; set; }

    [Parameter]
    public string? Description { get; set; }

    [Parameter]
    public Help.HelpTopic? Help { get; set; }

    /// <summary>The search field's label and placeholder; null for none.</summary>
    [Parameter]
    public string? SearchLabel { get; set; }

    [Parameter]
    public IReadOnlyList<TableFilter> Filters { get; set; } = [];

    /// <summary>What the table can be narrowed by beyond search and drop-downs; none for no such filter.</summary>
    [Parameter]
    public IReadOnlyList<TableProperty> Properties { get; set; } = [];

    /// <summary>The sort key at first.</summary>
    [Parameter]
    public string? DefaultSort { get; set; }

    [Parameter]
    public bool DefaultDescending { get; set; }

    /// <summary>Whether what was sorted by before still sorts those that are equal; the data callback then has to heed <see cref="TableRequest.Then"/>.</summary>
    [Parameter]
    public bool KeepsOrder { get; set; }

    /// <summary>Distinguishes several tables in one address, and names the preferences; by default the title.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>True where other tables share the page: the address then says <c>name.q</c> in place of <c>q</c>.</summary>
    [Parameter]
    public bool Prefixed { get; set; }

    /// <summary>False in wizards and dialogs, whose tables do not belong into the address.</summary>
    [Parameter]
    public bool UrlState { get; set; } = true;

    [Parameter]
    public TableSelection Selection { get; set; }

    /// <summary>What tells rows apart; needed for selection and details.</summary>
    [Parameter, EditorRequired]
    public Func<TRow, string> RowKey { get; set; } = default!;

    /// <summary>What a screen reader calls a row; by default its key.</summary>
    [Parameter]
    public Func<TRow, string>? RowLabel { get; set; }

    /// <summary>Why a row cannot be selected, as a sentence; null where it can.</summary>
    [Parameter]
    public Func<TRow, string?>? RowDisabled { get; set; }

    /// <summary>The selected rows, also those of other pages.</summary>
    [Parameter]
    public IReadOnlyList<TRow> Selected { get; set; } = [];

    [Parameter]
    public EventCallback<IReadOnlyList<TRow>> SelectedChanged { get; set; }

    /// <summary>Buttons behind 'Refresh'; the context is what is selected.</summary>
    [Parameter]
    public RenderFragment<IReadOnlyList<TRow>>? Actions { get; set; }

    /// <summary>Shown where there is nothing at all: one sentence and the button that makes the first.</summary>
    [Parameter]
    public RenderFragment? Empty { get; set; }

    /// <summary>What opens below a row.</summary>
    [Parameter]
    public RenderFragment<TRow>? RowDetail { get; set; }

    private string Prefix => Prefixed ? NameOrTitle + "." : "";

    private string NameOrTitle => Name ?? Title.ToLowerInvariant().Replace(' ', '-');

    private string? Counter => _page is not { Problem: null } page ? null
        : _selected.Count > 0 ? $"{_selected.Count}/{page.Total}" : $"{page.Total}";

    private int Pages => Math.Max(1, ((_page?.Total ?? 0) + _preference.PageSize - 1) / _preference.PageSize);

    private IEnumerable<ResourceColumn<TRow>> OrderedColumns => _columns.OrderBy(column => _preference.PlaceOf(column.Title));

    private IEnumerable<ResourceColumn<TRow>> VisibleColumns => OrderedColumns.Where(IsVisible);

    private int ColumnCount => Math.Max(1, VisibleColumns.Count() + (Selection == TableSelection.None ? 0 : 1) + (RowDetail is null ? 0 : 1));

    private IReadOnlyList<TableColumnChoice> ColumnChoices =>
        [.. OrderedColumns.Select(column => new TableColumnChoice(column.Title, IsVisible(column), column.RowHeader, _preference.WidthOf(column.Title)))];

    /// <summary>Reads the rows anew.</summary>
    /// <param name="clearSelection">True after selected rows were deleted.</param>
    /// <param name="markChanges">True for news from elsewhere: rows that changed are marked.</param>
    public async Task ReloadAsync(bool clearSelection = false, bool markChanges = false)
    {
        if (clearSelection && _selected.Count > 0)
        {
            _selected.Clear();
            await SelectionChangedAsync();
        }

        await LoadAsync(markChanges);
    }

    internal void Add(ResourceColumn<TRow> column) => _columns.Add(column);

    internal void Remove(ResourceColumn<TRow> column) => _columns.Remove(column);

    protected override void OnInitialized()
    {
        _path = new Uri(Navigation.Uri).AbsolutePath;
        _defaults = TableState.Initial(DefaultSort, DefaultDescending);
        _state = UrlState ? TableState.Read(Navigation.Uri, Prefix, Filters, Properties, _defaults) : _defaults;
        if (UrlState)
        {
            Navigation.LocationChanged += OnLocationChanged;
        }
    }

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(Selected, _selectedParameter))
        {
            return;
        }

        _selectedParameter = Selected;
        _selected.Clear();
        foreach (var row in Selected)
        {
            _selected[KeyOf(row)] = row;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _preference = await Preferences.GetAsync(NameOrTitle);
            await LoadAsync(markChanges: false);
        }
    }

    private async Task LoadAsync(bool markChanges)
    {
        if (_disposed)
        {
            return;
        }

        if (_loadCancellation is { } earlier)
        {
            await earlier.CancelAsync();
        }

        var cancellation = new CancellationTokenSource();
        _loadCancellation = cancellation;
        _loading = true;
        StateHasChanged();
        TablePage<TRow> page;
        try
        {
            page = await Load(new TableRequest(_state.Search, _state.Filters, _state.Sort, _state.Descending, _state.Page, _preference.PageSize) { Properties = _state.Properties, Then = KeepsOrder ? _state.Then : null, ThenDescending = _state.ThenDescending }, cancellation.Token);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return;
        }
        finally
        {
            cancellation.Dispose();
            if (ReferenceEquals(_loadCancellation, cancellation))
            {
                _loadCancellation = null;
            }
        }

        if (_disposed || _loadCancellation is not null)
        {
            return;
        }

        MarkChanges(markChanges ? _page : null, page);
        _page = page;
        _loading = false;
        if (page is { Problem: null, Rows.Count: 0, Total: > 0 } && _state.Page > Pages)
        {
            await ChangeAsync(_state with { Page = Pages }, replace: true);
            return;
        }

        await RefreshSelectionAsync(page.Rows);
        _announcement = Announcement(page);
        StateHasChanged();
    }

    /// <summary>The page acts on selected rows as they are now, not as they were when they were selected.</summary>
    private async Task RefreshSelectionAsync(IReadOnlyList<TRow> rows)
    {
        var moved = rows.Where(row => _selected.TryGetValue(KeyOf(row), out var selected) && !EqualityComparer<TRow>.Default.Equals(selected, row)).ToList();
        foreach (var row in moved)
        {
            _selected[KeyOf(row)] = row;
        }

        if (moved.Count > 0)
        {
            await SelectionChangedAsync();
        }
    }

    private void MarkChanges(TablePage<TRow>? before, TablePage<TRow> now)
    {
        _changed.Clear();
        if (before is null)
        {
            return;
        }

        _markParity = !_markParity;
        var known = before.Rows.ToDictionary(KeyOf);
        _changed.UnionWith(now.Rows
            .Where(row => !known.TryGetValue(KeyOf(row), out var old) || !EqualityComparer<TRow>.Default.Equals(old, row))
            .Select(KeyOf));
    }

    private async Task ChangeAsync(TableState state, bool replace)
    {
        if (state.SameAs(_state))
        {
            return;
        }

        _state = state;
        if (UrlState)
        {
            Navigation.NavigateTo(state.Write(Navigation, Prefix, Filters, _defaults), replace: replace);
        }

        await LoadAsync(markChanges: false);
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e)
    {
        if (_disposed || new Uri(e.Location).AbsolutePath != _path)
        {
            return;
        }

        var state = TableState.Read(e.Location, Prefix, Filters, Properties, _defaults);
        if (!state.SameAs(_state))
        {
            _state = state;
            _ = InvokeAsync(async () =>
            {
                try
                {
                    await LoadAsync(markChanges: false);
                }
                catch (Exception exception)
                {
                    await DispatchExceptionAsync(exception);
                }
            });
        }
    }

    public void Dispose()
    {
        _disposed = true;
        Navigation.LocationChanged -= OnLocationChanged;
        _loadCancellation?.Cancel();
    }
}
