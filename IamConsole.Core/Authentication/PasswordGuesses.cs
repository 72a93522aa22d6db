using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;

namespace IamConsole.Core.Authentication;

/// <inheritdoc cref="IPasswordGuesses" />
public sealed class PasswordGuesses(SignInThrottling throttling, IamStore store) : IPasswordGuesses
{
    /// <inheritdoc />
    public Task<TimeSpan?> BeginAsync(Caller caller) => throttling.BeginAttemptAsync([ThrottleKey.OfCaller(caller)]);

    /// <inheritdoc />
    public Task<TimeSpan?> BeginCodeAsync(Caller caller, string serialNumber) => throttling.BeginAttemptAsync([SignedMfaCode.KeyOf(caller, serialNumber)]);

    /// <inheritdoc />
    public async Task GiveBackAsync(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        await using var unit = await store.BeginWriteAsync(caller.Account, CancellationToken.None);
        await SignInThrottling.SucceededAsync(unit, [ThrottleKey.OfCaller(caller)], []);
        await unit.Db.SaveChangesAsync();
        await unit.CommitAsync();
    }
}
