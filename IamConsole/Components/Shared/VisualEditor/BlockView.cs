namespace IamConsole.Components.Shared.VisualEditor;

/// <summary>What the page remembers of a block besides what its statement says.</summary>
public sealed class BlockView
{
    private static long _last;

    /// <summary>The same while the block is there, wherever it moves.</summary>
    public long Id { get; } = Interlocked.Increment(ref _last);

    public bool IsOpen { get; set; }

    /// <summary>Prefixes of services that were chosen, whether or not they have actions yet.</summary>
    public List<string> Services { get; } = [];

    /// <summary>The ARNs of a block that was switched to all resources; switching back brings them back.</summary>
    public IReadOnlyList<string> KeptResources { get; set; } = [];
}
