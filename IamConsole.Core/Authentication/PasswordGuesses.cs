using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Authentication;

/// <inheritdoc cref="IPasswordGuesses" />
public sealed class PasswordGuesses(SignInThrottling throttling, IamStore store) : IPasswordGuesses
{
    /// <inheritdoc />
    public async Task<TimeSpan?> BeginAsync(Caller caller) => await throttling.BeginAttemptAsync([await SubjectAsync(caller), ThrottleKey.OfAddress(caller.SourceIp)]);

    /// <inheritdoc />
    public async Task GiveBackAsync(Caller caller)
    {
        var subject = await SubjectAsync(caller);
        await using var unit = await store.BeginWriteAsync(caller.Account, CancellationToken.None);
        await SignInThrottling.SucceededAsync(unit, [subject], [ThrottleKey.OfAddress(caller.SourceIp)]);
        await unit.Db.SaveChangesAsync();
        await unit.CommitAsync();
    }

    private async Task<ThrottleKey> SubjectAsync(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Kind is not CallerKind.Root)
        {
            return ThrottleKey.OfUser(caller.Account, "", caller.UserName ?? caller.PrincipalId);
        }

        await using var unit = await store.BeginReadAsync(caller.Account, CancellationToken.None);
        return ThrottleKey.OfRoot(await unit.Db.Accounts.Select(account => account.RootEmail).SingleAsync());
    }
}
