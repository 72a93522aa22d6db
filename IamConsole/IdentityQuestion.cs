namespace IamConsole;

/// <summary>Asks whoever sits at this circuit's browser to prove who they are, on behalf of a request that needs it, and lets the request wait for the answer.</summary>
public sealed class IdentityQuestion
{
    private TaskCompletionSource<bool>? _asked;

    /// <summary>Raised when the question is put and when it is answered.</summary>
    public event Action? Changed;

    /// <summary>Whether somebody waits for an answer.</summary>
    public bool IsAsked => _asked is not null;

    /// <summary>Puts the question; requests that ask meanwhile wait for the same answer.</summary>
    /// <returns>Whether identity was proved. False where it was declined, and where no page is there to ask.</returns>
    public Task<bool> AskAsync()
    {
        if (Changed is null)
        {
            return Task.FromResult(false);
        }

        if (_asked is null)
        {
            _asked = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            Changed.Invoke();
        }

        return _asked.Task;
    }

    /// <summary>Answers whoever waits.</summary>
    public void Answer(bool proved)
    {
        if (_asked is { } asked)
        {
            _asked = null;
            Changed?.Invoke();
            asked.SetResult(proved);
        }
    }
}
