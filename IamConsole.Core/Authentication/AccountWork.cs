using System.Collections.Concurrent;
using System.Threading.Channels;
using IamConsole.Core.Activity;
using IamConsole.Core.Arns;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Authentication;

/// <summary>Does in the background what a change in an account asks for, one account after the other.</summary>
public sealed class AccountWork(AccountRegistry accounts, Announcements announcements, TimeProvider time)
{
    /// <summary>
    /// Works until it is told to stop. Every account has its turn at the start, for what an earlier run left unfinished. Changes of an
    /// account that waits for its turn make no second one.
    /// </summary>
    /// <param name="asking">The kinds of change any of which asks for work.</param>
    /// <param name="work">Does all that the account asks for.</param>
    /// <param name="failed">Told what went wrong; the account has another turn when it asks again.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="again">How often every account has a turn without asking, or none.</param>
    public async Task RunAsync(ChangedKinds asking, Func<AccountId, CancellationToken, Task> work, Action<AccountId, Exception> failed, CancellationToken cancellationToken, TimeSpan? again = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(failed);
        var waiting = new ConcurrentDictionary<AccountId, bool>();
        var asked = Channel.CreateUnbounded<AccountId?>(new UnboundedChannelOptions { SingleReader = true });
        using var subscription = announcements.SubscribeToAll((account, kinds) =>
        {
            if ((kinds & asking) != ChangedKinds.None)
            {
                Ask(account);
            }
        });
        using var timer = again is { } interval ? time.CreateTimer(_ => asked.Writer.TryWrite(null), null, interval, interval) : null;
        asked.Writer.TryWrite(null);
        await foreach (var next in asked.Reader.ReadAllAsync(cancellationToken))
        {
            if (next is not { } account)
            {
                foreach (var known in await accounts.ListAsync(cancellationToken))
                {
                    Ask(AccountId.Parse(known.Id));
                }

                continue;
            }

            waiting.TryRemove(account, out _);
            try
            {
                await work(account, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                failed(account, exception);
            }
        }

        void Ask(AccountId account)
        {
            if (waiting.TryAdd(account, true))
            {
                asked.Writer.TryWrite(account);
            }
        }
    }
}
