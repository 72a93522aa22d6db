using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace IamConsole.Components.Shared;

/// <summary>
/// Renders its content after the siblings declared before it have their parameters: columns, tabs and steps are declared as
/// children, and what is drawn from them must see the fragments of this round, not of the last.
/// </summary>
public sealed class Defer : ComponentBase
{
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
}
