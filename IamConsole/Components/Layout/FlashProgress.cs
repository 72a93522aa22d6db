namespace IamConsole.Components.Layout;

/// <summary>The message of something that takes a while. It is used on the circuit's own thread of work; disposing it takes away what has come to no end.</summary>
public sealed class FlashProgress(FlashMessages messages, int id) : IDisposable
{
    /// <summary>Says how many steps are done.</summary>
    public void Report(int done) => messages.Replace(id, message => message with { Steps = message.Steps is { } steps ? steps with { Done = done } : null });

    /// <summary>Turns the message into one of success.</summary>
    public void Succeed(string text, FlashLink? link = null) => End(FlashType.Success, text, link);

    /// <summary>Turns the message into an error.</summary>
    public void Fail(string text) => End(FlashType.Error, text, null);

    /// <inheritdoc />
    public void Dispose() => messages.Replace(id, static _ => null);

    private void End(FlashType type, string text, FlashLink? link) => messages.Replace(id, message => new FlashMessage(message.Id, type, text, link));
}
