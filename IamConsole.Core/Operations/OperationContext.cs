using IamConsole.Core.Activity;
using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Operations;

/// <summary>What an operation has in its hands: the caller, the account's rows in one transaction, and the account clock.</summary>
public sealed class OperationContext
{
    private readonly PolicyAuthorizer _authorizer;
    private readonly RevisionChecks _expected;
    private readonly object? _prepared;

    internal OperationContext(Caller caller, IamDbContext db, PolicyAuthorizer authorizer, SecretProtector secrets, DateTimeOffset now, DateTimeOffset realNow, object? prepared, RevisionChecks expected)
    {
        Caller = caller;
        Db = db;
        _authorizer = authorizer;
        Secrets = secrets;
        Now = now;
        RealNow = realNow;
        _prepared = prepared;
        _expected = expected;
    }

    public Caller Caller { get; }

    public AccountId Account => Caller.Account;

    public IamDbContext Db { get; }

    public SecretProtector Secrets { get; }

    /// <summary>The account clock's time.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The machine's time, for one-time codes and proofs of identity.</summary>
    public DateTimeOffset RealNow { get; }

    /// <summary>What the event says that the operation was about.</summary>
    internal string? ResourceArn { get; set; }

    /// <summary>Which kinds of things the operation has touched.</summary>
    internal ChangedKinds ChangedKinds { get; private set; }

    /// <summary>The account whose resource the operation has used, where that may be another one than the caller's; it gets the event too.</summary>
    public AccountId? OtherAccount { get; set; }

    /// <summary>Every action that was authorised or refused, for the last-accessed times.</summary>
    internal List<string> AttemptedActions { get; } = [];

    /// <summary>What the operation prepared before the transaction.</summary>
    public T Prepared<T>() => (T)_prepared!;

    /// <summary>The refusal of an action by the policies, or none.</summary>
    public async ValueTask<IamError?> AuthorizeAsync(ActionRequest action, CancellationToken cancellationToken)
    {
        AttemptedActions.Add(action.Action);
        return await _authorizer.FindRefusalAsync(Db, Caller, action, Now, cancellationToken) is { } refusal ? AccessDenied.From(refusal) : null;
    }

    internal IamError? RefuseStale(ITarget target) =>
        _expected.IsStale(target.Revisioned) || _expected.IsStale(target.Related) ? IamError.ConcurrentModification() : null;

    internal async Task SaveChangesAsync(IRevisioned? target, CancellationToken cancellationToken)
    {
        if (target is not null && Db.Entry(target).State is EntityState.Unchanged or EntityState.Modified)
        {
            target.Revision++;
        }

        // Once saved, what was deleted is no longer known.
        ChangedKinds |= Changes.Kinds(Db);
        await Db.SaveChangesAsync(cancellationToken);
    }
}
