namespace IamConsole.Components.Help;

/// <summary>Which help topic is open at the right of the page, if any. One per circuit.</summary>
public sealed class HelpPanel
{
    private readonly Stack<HelpTopic> _earlier = new();

    /// <summary>Raised when a topic is opened or the panel is closed.</summary>
    public event Action? Changed;

    public HelpTopic? Topic { get; private set; }

    /// <summary>Whether <see cref="Back"/> leads to an earlier topic.</summary>
    public bool CanGoBack => _earlier.Count > 0;

    /// <summary>Opens a topic from a page.</summary>
    public void Open(HelpTopic topic)
    {
        _earlier.Clear();
        Show(topic);
    }

    /// <summary>Follows a related term inside the panel.</summary>
    public void Follow(HelpTopic topic)
    {
        if (Topic is { } current)
        {
            _earlier.Push(current);
        }

        Show(topic);
    }

    public void Back()
    {
        if (_earlier.TryPop(out var topic))
        {
            Show(topic);
        }
    }

    public void Close()
    {
        _earlier.Clear();
        Show(null);
    }

    private void Show(HelpTopic? topic)
    {
        Topic = topic;
        Changed?.Invoke();
    }
}
