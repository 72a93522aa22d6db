using IamConsole.Core.Activity;
using IamConsole.Core.Operations;
using IamConsole.SignIn;

namespace IamConsole;

/// <summary>The gateway on behalf of this circuit's session, which is proved anew at each request.</summary>
internal sealed class IamClient(IamGateway gateway, ICurrentSession session, IdentityQuestion question, SessionChanges changes) : IIamClient
{
    public Task<IamResult<TResult>> SendAsync<TResult>(IamOperation<TResult> operation, ExpectedRevision? expected = null, CancellationToken cancellationToken = default)
        where TResult : class =>
        session.SendAsync(
            question,
            async caller =>
            {
                var result = await gateway.SendAsync(caller, operation, expected, cancellationToken);
                if (result.IsSuccess)
                {
                    changes.Add(caller, [operation]);
                }

                return result;
            },
            cancellationToken);

    public async Task<IamResult<IReadOnlyList<object>>> SendAllAsync(IReadOnlyList<IamOperation> operations, IReadOnlyList<ExpectedRevision>? expected = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operations);
        var result = await session.SendAsync(
            question,
            async caller =>
            {
                var all = await gateway.SendAllAsync(caller, operations, expected, progress, cancellationToken);
                if (all.IsSuccess)
                {
                    changes.Add(caller, operations);
                }

                return all;
            },
            cancellationToken);
        return result.Error is null or BatchRefused ? result : new BatchRefused(result.Error, operations.Count > 0 ? operations[0].GetType().Name : "", 0);
    }

    public Task<IamResult<TResult>> QueryAsync<TResult>(ConsoleQuery<TResult> query, CancellationToken cancellationToken = default)
        where TResult : class =>
        session.SendAsync(question, caller => gateway.QueryAsync(caller, query, cancellationToken), cancellationToken);

    public IDisposable OnChanged(ChangedKinds kinds, Func<Task> changed) => session.OnChanged(kinds, changed);
}
