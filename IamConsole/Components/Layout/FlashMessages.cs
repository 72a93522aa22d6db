namespace IamConsole.Components.Layout;

/// <summary>How a flash message looks and how urgently it is read out.</summary>
public enum FlashType
{
    Success,
    Info,
    Warning,
    Error,
}

/// <summary>The next step that a message offers.</summary>
public sealed record FlashLink(string Text, string Href);

/// <summary>A message above the page.</summary>
public sealed record FlashMessage(int Id, FlashType Type, string Text, FlashLink? Link);

/// <summary>
/// The results of what a person did, stacked above the page header. A message lives until it is dismissed, or until the
/// second page after it: one that is shown just before leaving is still there on arrival.
/// </summary>
public sealed class FlashMessages
{
    private const int MostShown = 5;
    private readonly List<(FlashMessage Message, int PagesLeft)> _messages = [];
    private int _lastId;

    /// <summary>Raised on the circuit's own thread of work whenever the stack changes.</summary>
    public event Action? Changed;

    /// <summary>The messages, newest first.</summary>
    public IEnumerable<FlashMessage> Current => _messages.Select(static entry => entry.Message);

    public void Success(string text, FlashLink? link = null) => Show(FlashType.Success, text, link);

    public void Info(string text, FlashLink? link = null) => Show(FlashType.Info, text, link);

    public void Warning(string text, FlashLink? link = null) => Show(FlashType.Warning, text, link);

    public void Error(string text, FlashLink? link = null) => Show(FlashType.Error, text, link);

    public void Dismiss(int id)
    {
        if (_messages.RemoveAll(entry => entry.Message.Id == id) > 0)
        {
            Changed?.Invoke();
        }
    }

    /// <summary>Tells the stack that another page is shown.</summary>
    public void PageChanged()
    {
        if (_messages.Count == 0)
        {
            return;
        }

        _messages.RemoveAll(static entry => entry.PagesLeft == 0);
        for (var index = 0; index < _messages.Count; index++)
        {
            _messages[index] = (_messages[index].Message, _messages[index].PagesLeft - 1);
        }

        Changed?.Invoke();
    }

    private void Show(FlashType type, string text, FlashLink? link)
    {
        _messages.Insert(0, (new FlashMessage(++_lastId, type, text, link), PagesLeft: 1));
        if (_messages.Count > MostShown)
        {
            _messages.RemoveRange(MostShown, _messages.Count - MostShown);
        }

        Changed?.Invoke();
    }
}
