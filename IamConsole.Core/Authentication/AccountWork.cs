using System.Threading.Channels;
using IamConsole.Core.Activity;
using IamConsole.Core.Arns;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Authentication;

/// <summary>Does in the background what a change in an account asks for, one account after the other.</summary>
public sealed class AccountWork(AccountRegistry accounts, Announcements announcements)
{
    /// <summary>Works until it is told to stop. Every account has its turn at the start, for what an earlier run left unfinished.</summary>
    /// <param name="asking">The kind of change that asks for work.</param>
    /// <param name="work">Does all that the account asks for.</param>
    /// <param name="failed">Told what went wrong; the account has another turn when it asks again.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(ChangedKinds asking, Func<AccountId, CancellationToken, Task> work, Action<AccountId, Exception> failed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(failed);
        var asked = Channel.CreateUnbounded<AccountId>(new UnboundedChannelOptions { SingleReader = true });
        using var subscription = announcements.SubscribeToAll((account, kinds) =>
        {
            if (kinds.HasFlag(asking))
            {
                asked.Writer.TryWrite(account);
            }
        });
        foreach (var account in await accounts.ListAsync(cancellationToken))
        {
            asked.Writer.TryWrite(AccountId.Parse(account.Id));
        }

        await foreach (var account in asked.Reader.ReadAllAsync(cancellationToken))
        {
            try
            {
                await work(account, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                failed(account, exception);
            }
        }
    }
}
