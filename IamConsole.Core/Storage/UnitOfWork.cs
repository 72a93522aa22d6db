namespace IamConsole.Core.Storage;

/// <summary>A context in its transaction. What is not committed when it is disposed is undone.</summary>
public abstract class UnitOfWork : IAsyncDisposable
{
    /// <summary>The account's rows; not to be asked for once the unit is committed.</summary>
    public abstract IamDbContext Db { get; }

    /// <summary>Makes the changes durable: when it returns they are on the disk.</summary>
    public abstract Task CommitAsync(CancellationToken cancellationToken = default);

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}
