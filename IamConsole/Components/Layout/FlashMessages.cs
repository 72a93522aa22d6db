namespace IamConsole.Components.Layout;

/// <summary>How a flash message looks and how urgently it is read out.</summary>
public enum FlashType
{
    Success,
    Info,
    Warning,
    Error,
    InProgress,
}

/// <summary>The next step that a message offers.</summary>
public sealed record FlashLink(string Text, string Href);

/// <summary>How far something is.</summary>
public sealed record FlashSteps(int Done, int Total);

/// <summary>A message above the page.</summary>
/// <param name="Id">Stays the same when what was in progress has ended.</param>
/// <param name="Type">How it looks.</param>
/// <param name="Text">A sentence.</param>
/// <param name="Link">The next step, or none.</param>
/// <param name="Steps">How far it is, where it is in progress and that is known.</param>
public sealed record FlashMessage(int Id, FlashType Type, string Text, FlashLink? Link = null, FlashSteps? Steps = null);

/// <summary>
/// The results of what a person did, stacked above the page header. A message lives until it is dismissed, or until the
/// second page after it: one that is shown just before leaving is still there on arrival. One of something in progress
/// stays until that has ended.
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

    /// <summary>Says that something has begun which takes a while; what is returned then turns the message into its result.</summary>
    /// <param name="text">What is being done: 'Deleting 100 users'.</param>
    /// <param name="total">Of how many steps, where that is known.</param>
    public FlashProgress Begin(string text, int? total = null)
    {
        Show(FlashType.InProgress, text, null, total is { } steps ? new FlashSteps(0, steps) : null);
        return new FlashProgress(this, _lastId);
    }

    public void Dismiss(int id)
    {
        if (_messages.RemoveAll(entry => entry.Message.Id == id && entry.Message.Type != FlashType.InProgress) > 0)
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
            var (message, pagesLeft) = _messages[index];
            _messages[index] = (message, message.Type == FlashType.InProgress ? pagesLeft : pagesLeft - 1);
        }

        Changed?.Invoke();
    }

    /// <summary>Changes what is in progress, ends it, or with no message takes it away; what has ended stays as it is.</summary>
    internal void Replace(int id, Func<FlashMessage, FlashMessage?> change)
    {
        var at = _messages.FindIndex(entry => entry.Message.Id == id && entry.Message.Type == FlashType.InProgress);
        if (at < 0)
        {
            return;
        }

        if (change(_messages[at].Message) is { } changed)
        {
            _messages[at] = (changed, _messages[at].PagesLeft);
        }
        else
        {
            _messages.RemoveAt(at);
        }

        Changed?.Invoke();
    }

    private void Show(FlashType type, string text, FlashLink? link, FlashSteps? steps = null)
    {
        _messages.Insert(0, (new FlashMessage(++_lastId, type, text, link, steps), PagesLeft: 1));
        if (_messages.Count > MostShown && _messages.FindLastIndex(static entry => entry.Message.Type != FlashType.InProgress) is var last and >= 0)
        {
            _messages.RemoveAt(last);
        }

        Changed?.Invoke();
    }
}
