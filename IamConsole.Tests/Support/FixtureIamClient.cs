using IamConsole.Core.Activity;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Tests.Support;

/// <summary>The pages' client over the gateway of an <see cref="IamFixture"/>: as root, or as whomever a test says. It remembers what was sent.</summary>
public sealed class FixtureIamClient(IamFixture iam) : IIamClient
{
    private readonly List<(ChangedKinds Kinds, Func<Task> Changed)> _subscriptions = [];

    /// <summary>On whose behalf it sends.</summary>
    public Caller Caller { get; set; } = iam.Root;

    /// <summary>Every operation sent, in order, whatever became of it.</summary>
    public List<IamOperation> Sent { get; } = [];

    /// <summary>The revisions that were sent with the last change.</summary>
    public IReadOnlyList<ExpectedRevision> LastExpected { get; private set; } = [];

    public int Subscriptions => _subscriptions.Count;

    public Task<IamResult<TResult>> SendAsync<TResult>(IamOperation<TResult> operation, ExpectedRevision? expected = null, CancellationToken cancellationToken = default)
        where TResult : class
    {
        Sent.Add(operation);
        LastExpected = operation.IsReadOnly ? LastExpected : expected is null ? [] : [expected];
        return iam.Gateway.SendAsync(Caller, operation, expected, cancellationToken);
    }

    public Task<IamResult<IReadOnlyList<object>>> SendAllAsync(IReadOnlyList<IamOperation> operations, IReadOnlyList<ExpectedRevision>? expected = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        Sent.AddRange(operations);
        LastExpected = expected ?? [];
        return iam.Gateway.SendAllAsync(Caller, operations, expected, progress, cancellationToken);
    }

    public Task<IamResult<TResult>> QueryAsync<TResult>(ConsoleQuery<TResult> query, CancellationToken cancellationToken = default)
        where TResult : class => iam.Gateway.QueryAsync(Caller, query, cancellationToken);

    public IDisposable OnChanged(ChangedKinds kinds, Func<Task> changed)
    {
        var entry = (kinds, changed);
        _subscriptions.Add(entry);
        return new Subscription(() => _subscriptions.Remove(entry));
    }

    /// <summary>Tells the open pages that something of these kinds has changed elsewhere.</summary>
    public async Task AnnounceAsync(ChangedKinds kinds)
    {
        foreach (var (_, changed) in _subscriptions.Where(entry => (entry.Kinds & kinds) != 0).ToList())
        {
            await changed();
        }
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
