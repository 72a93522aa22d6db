using Microsoft.AspNetCore.Components;

namespace IamConsole.Components.Shared;

/// <summary>A column of a <see cref="ResourceTable{TRow}"/>, declared among its <c>Columns</c>. Renders nothing itself.</summary>
public sealed class ResourceColumn<TRow> : ComponentBase, IDisposable
{
    [CascadingParameter]
    private ResourceTable<TRow> Table { get; set; } = default!;

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>The sort key that the data callback gets; null where the column cannot be sorted.</summary>
    [Parameter]
    public string? Sort { get; set; }

    /// <summary>True for the column that names the row: it cannot be hidden.</summary>
    [Parameter]
    public bool RowHeader { get; set; }

    /// <summary>True where the column is not shown until the preferences ask for it.</summary>
    [Parameter]
    public bool Hidden { get; set; }

    /// <summary>True for numbers: aligned right, in tabular figures.</summary>
    [Parameter]
    public bool Numeric { get; set; }

    /// <summary>The cell.</summary>
    [Parameter, EditorRequired]
    public RenderFragment<TRow> ChildContent { get; set; } = default!;

    protected override void OnInitialized() => Table.Add(this);

    public void Dispose() => Table.Remove(this);
}
