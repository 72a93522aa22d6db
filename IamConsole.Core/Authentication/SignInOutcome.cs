namespace IamConsole.Core.Authentication;

/// <summary>How an attempt to sign in went.</summary>
public abstract record SignInOutcome
{
    private protected SignInOutcome()
    {
    }
}

/// <summary>A session has begun.</summary>
/// <param name="Session">The session.</param>
/// <param name="Subject">What this user's attempts are counted under, for the browser to be known by.</param>
public sealed record SignedIn(BegunSession Session, ThrottleKey Subject) : SignInOutcome;

/// <summary>The password was right, and an MFA device has to be proved before a session begins.</summary>
/// <param name="PendingId">256 random bits that name the <see cref="PendingSignIn"/>.</param>
public sealed record MfaRequired(string PendingId) : SignInOutcome
{
    /// <summary>Without the id, which opens a door.</summary>
    public override string ToString() => nameof(MfaRequired);
}

/// <summary>The password was right, and another has to be chosen before a session begins.</summary>
/// <param name="PendingId">256 random bits that name the <see cref="PendingSignIn"/>.</param>
public sealed record PasswordChangeRequired(string PendingId) : SignInOutcome
{
    /// <summary>Without the id, which opens a door.</summary>
    public override string ToString() => nameof(PasswordChangeRequired);
}

/// <summary>The password was right and has expired, and the account's policy leaves it to an administrator to set another.</summary>
public sealed record PasswordExpired : SignInOutcome;

/// <summary>Unknown account, unknown user, wrong password, no password, or a wrong or used code: which of them is not said.</summary>
public sealed record SignInFailed : SignInOutcome;

/// <summary>Too many attempts under this name or from this address; the password was not looked at.</summary>
/// <param name="Wait">Until when to wait.</param>
public sealed record TooManyAttempts(TimeSpan Wait) : SignInOutcome;

/// <summary>A field holds what has the shape of an access key. Nothing was looked up.</summary>
public sealed record AccessKeyGiven : SignInOutcome;

/// <summary>The new password was refused.</summary>
/// <param name="Message">The rule that it breaks.</param>
public sealed record NewPasswordRefused(string Message) : SignInOutcome;

/// <summary>The first step is too long ago, or the password or the MFA devices were changed meanwhile: sign in again.</summary>
public sealed record PendingSignInEnded : SignInOutcome;
