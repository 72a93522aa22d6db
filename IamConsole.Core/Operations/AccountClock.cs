namespace IamConsole.Core.Operations;

/// <summary>The clock of the simulated account: ages, expiry, <c>aws:CurrentTime</c>, event times. Never signatures or one-time codes.</summary>
/// <param name="real">The clock of the machine.</param>
public sealed class AccountClock(TimeProvider real) : TimeProvider
{
    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => real.GetUtcNow();
}
