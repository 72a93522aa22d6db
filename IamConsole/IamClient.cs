using IamConsole.Core.Activity;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.SignIn;

namespace IamConsole;

/// <summary>The gateway on behalf of this circuit's session, which is proved anew at each request.</summary>
internal sealed class IamClient(IamGateway gateway, ICurrentSession session) : IIamClient
{
    public async Task<IamResult<TResult>> SendAsync<TResult>(IamOperation<TResult> operation, ExpectedRevision? expected = null, CancellationToken cancellationToken = default)
        where TResult : class =>
        await FindCallerAsync(cancellationToken) is { } caller
            ? await gateway.SendAsync(caller, operation, expected, cancellationToken)
            : IamError.InvalidSession();

    public async Task<IamResult<IReadOnlyList<object>>> SendAllAsync(IReadOnlyList<IamOperation> operations, IReadOnlyList<ExpectedRevision>? expected = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operations);
        return await FindCallerAsync(cancellationToken) is { } caller
            ? await gateway.SendAllAsync(caller, operations, expected, cancellationToken)
            : new BatchRefused(IamError.InvalidSession(), operations.Count > 0 ? operations[0].GetType().Name : "", 0);
    }

    public async Task<IamResult<TResult>> QueryAsync<TResult>(ConsoleQuery<TResult> query, CancellationToken cancellationToken = default)
        where TResult : class =>
        await FindCallerAsync(cancellationToken) is { } caller
            ? await gateway.QueryAsync(caller, query, cancellationToken)
            : IamError.InvalidSession();

    public IDisposable OnChanged(ChangedKinds kinds, Func<Task> changed) => session.OnChanged(kinds, changed);

    private async Task<Caller?> FindCallerAsync(CancellationToken cancellationToken) => (await session.FindAsync(cancellationToken))?.Caller;
}
