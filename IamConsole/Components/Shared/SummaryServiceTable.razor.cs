using IamConsole.Core.Catalog;
using IamConsole.Core.Summaries;
using Microsoft.AspNetCore.Components;

namespace IamConsole.Components.Shared;

/// <summary>Services of one effect, or unknown ones.</summary>
/// <param name="Title">'Allow'.</param>
/// <param name="Heading">'Allow (3 of 456 services)'.</param>
/// <param name="Rows">What the search leaves.</param>
public sealed record SummaryServiceGroup(string Title, string Heading, IReadOnlyList<ServiceSummary> Rows);

public sealed partial class SummaryServiceTable
{
    private const int ShownAtFirst = 100;

    private int _shown = ShownAtFirst;

    [Parameter, EditorRequired]
    public IReadOnlyList<SummaryServiceGroup> Groups { get; set; } = [];

    /// <summary>Services that no group has, while they are to be shown.</summary>
    [Parameter]
    public IReadOnlyList<CatalogService> Remaining { get; set; } = [];

    [Parameter]
    public EventCallback<ServiceSummary> OnOpen { get; set; }
}
