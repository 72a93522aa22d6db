namespace IamConsole;

/// <summary>That the pages of this circuit can do nothing any more, why, and where that leads. Who has something unsaved is told, and goes there when they want.</summary>
public sealed class SessionEnd
{
    /// <summary>Raised when a page is held.</summary>
    public event Action? Changed;

    /// <summary>Why; none while the session goes on.</summary>
    public SessionEndReason? Reason { get; private set; }

    /// <summary>Whether a page stays because it holds something unsaved.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Where it leads: the sign-in page, or the dashboard of whoever one acts as now.</summary>
    public string Address { get; private set; } = IamUrls.SignIn;

    /// <summary>Says it. The page is left then, unless it is held.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="address">Where that leads.</param>
    public void Say(SessionEndReason reason, string address) => (Reason, Address) = (reason, address);

    /// <summary>Stays on the page, which says why nothing of it can be saved.</summary>
    public void Hold()
    {
        IsHeld = true;
        Changed?.Invoke();
    }
}

/// <summary>Why the pages of a circuit can do nothing any more.</summary>
public enum SessionEndReason
{
    /// <summary>The session has expired, was revoked or was signed out of.</summary>
    Ended,

    /// <summary>The browser has switched to a role or back, or the role's session is over.</summary>
    ActsAsAnother,
}
