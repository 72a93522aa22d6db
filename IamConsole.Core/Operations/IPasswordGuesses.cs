using IamConsole.Core.Model;

namespace IamConsole.Core.Operations;

/// <summary>Counts guesses of a caller's own password under the counters of sign-in, so that no other way to guess is a free one.</summary>
public interface IPasswordGuesses
{
    /// <summary>Counts a guess as a failed one, before the password is looked at and in a transaction of its own.</summary>
    /// <returns>How long to wait, where it may not be made yet; else none.</returns>
    Task<TimeSpan?> BeginAsync(Caller caller);

    /// <summary>Gives a guess back that was right.</summary>
    Task GiveBackAsync(Caller caller);
}
