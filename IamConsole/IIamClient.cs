using IamConsole.Core.Activity;
using IamConsole.Core.Operations;

namespace IamConsole;

/// <summary>The gateway on behalf of whoever is signed in. The caller is read anew from the session at each request.</summary>
public interface IIamClient
{
    /// <summary>Performs one operation.</summary>
    /// <param name="operation">What is asked.</param>
    /// <param name="expected">The revision that the page showed, for a change of something shown; or none.</param>
    /// <param name="cancellationToken">Ends a read early.</param>
    Task<IamResult<TResult>> SendAsync<TResult>(IamOperation<TResult> operation, ExpectedRevision? expected = null, CancellationToken cancellationToken = default)
        where TResult : class;

    /// <summary>Performs operations together: all or none. The error of a refused batch is a <see cref="BatchRefused"/>.</summary>
    /// <param name="operations">What is asked, in order.</param>
    /// <param name="expected">The revisions that the page showed, each resource once.</param>
    /// <param name="progress">Told after each operation how many are done; none of them holds before all are.</param>
    /// <param name="cancellationToken">Ends a read early.</param>
    Task<IamResult<IReadOnlyList<object>>> SendAllAsync(IReadOnlyList<IamOperation> operations, IReadOnlyList<ExpectedRevision>? expected = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Answers a page's query.</summary>
    Task<IamResult<TResult>> QueryAsync<TResult>(ConsoleQuery<TResult> query, CancellationToken cancellationToken = default)
        where TResult : class;

    /// <summary>Calls back, throttled, when somebody changes something of these kinds in the account; until the subscription is disposed.</summary>
    IDisposable OnChanged(ChangedKinds kinds, Func<Task> changed);
}
