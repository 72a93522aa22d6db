using Microsoft.AspNetCore.Components;

namespace IamConsole.Components.Shared;

/// <summary>One tab of <see cref="Tabs"/>. Its content is rendered while it is chosen.</summary>
public sealed class Tab : ComponentBase, IDisposable
{
    [CascadingParameter]
    private Tabs Owner { get; set; } = default!;

    /// <summary>Its name in the address: <c>security-credentials</c>.</summary>
    [Parameter, EditorRequired]
    public string Key { get; set; } = "";

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter]
    public string? Counter { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    internal ElementReference Button { get; set; }

    protected override void OnInitialized() => Owner.Add(this);

    public void Dispose() => Owner.Remove(this);
}
