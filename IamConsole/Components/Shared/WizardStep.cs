using Microsoft.AspNetCore.Components;

namespace IamConsole.Components.Shared;

/// <summary>One step of a <see cref="WizardSteps"/>. Its content is rendered while it is shown; its data belongs to the page.</summary>
public sealed class WizardStep : ComponentBase, IDisposable
{
    [CascadingParameter]
    private WizardSteps Owner { get; set; } = default!;

    /// <summary>A title with a verb: 'Set permissions'.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter]
    public string? Description { get; set; }

    [Parameter]
    public bool Optional { get; set; }

    [Parameter]
    public Help.HelpTopic? Help { get; set; }

    /// <summary>Whether 'Next' may leave the step; shows its own errors where not.</summary>
    [Parameter]
    public Func<Task<bool>>? Validate { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    protected override void OnInitialized() => Owner.Add(this);

    public void Dispose() => Owner.Remove(this);
}
