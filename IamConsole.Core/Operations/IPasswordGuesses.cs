using IamConsole.Core.Model;

namespace IamConsole.Core.Operations;

/// <summary>
/// Counts guesses of a caller's own password as those of sign-in are counted, so that no other way to guess is a free one. The counter
/// is the caller's own: strangers who fail at sign-in do not keep who is signed in from changing the password or assigning MFA devices.
/// </summary>
public interface IPasswordGuesses
{
    /// <summary>Counts a guess as a failed one, before the password is looked at and in a transaction of its own.</summary>
    /// <returns>How long to wait, where it may not be made yet; else none.</returns>
    Task<TimeSpan?> BeginAsync(Caller caller);

    /// <summary>Gives a guess back that was right.</summary>
    Task GiveBackAsync(Caller caller);

    /// <summary>Counts a guess of an MFA device's code that comes with a signed request; it is given back with the transaction that accepts the code.</summary>
    /// <returns>How long to wait, where it may not be made yet; else none.</returns>
    Task<TimeSpan?> BeginCodeAsync(Caller caller, string serialNumber);
}
