using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.SignIn;

namespace IamConsole;

/// <summary>How every request of a page is made: as the session's caller of this moment, and once more after a proof of identity where one is asked for.</summary>
internal static class ConfirmedRequest
{
    public static async Task<IamResult<T>> SendAsync<T>(this ICurrentSession session, IdentityQuestion question, Func<Caller, Task<IamResult<T>>> send, CancellationToken cancellationToken)
    {
        if (await session.FindAsync(cancellationToken) is not { Caller: var caller })
        {
            return IamError.InvalidSession();
        }

        var result = await send(caller);
        return result.Error is FreshProofRequired or BatchRefused { Error: FreshProofRequired }
            && await question.AskAsync()
            && await session.FindAsync(cancellationToken) is { Caller: var proved }
                ? await send(proved)
                : result;
    }
}
