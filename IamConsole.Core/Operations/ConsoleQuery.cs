using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;

namespace IamConsole.Core.Operations;

/// <summary>What a page needs and AWS has no operation for: searched, sorted, paged and joined lists. Never reachable from the endpoint.</summary>
/// <remarks>
/// A query stands for AWS actions. Those of <see cref="Requires"/> have to be allowed or the query is refused; columns
/// whose own action is refused are shown as such, which <see cref="QueryContext.IsAllowedAsync"/> decides row by row.
/// </remarks>
public abstract record ConsoleQuery<TResult>
    where TResult : class
{
    /// <summary>The actions without which there is nothing to show. Those that need the resource's tags are demanded while it is executed.</summary>
    protected internal abstract IEnumerable<ActionRequest> Requires(QueryContext context);

    protected internal abstract Task<IamResult<TResult>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken);

    /// <summary>Whether sending it is an event of the account. Refreshes and what the session itself knows are not.</summary>
    protected internal virtual bool IsRecorded => true;
}

/// <summary>What a query has in its hands: the caller and one snapshot of the account.</summary>
public sealed class QueryContext
{
    private readonly PolicyAuthorizer _authorizer;

    internal QueryContext(Caller caller, IamDbContext db, PolicyAuthorizer authorizer, SecretProtector secrets, DateTimeOffset now)
    {
        Caller = caller;
        Db = db;
        _authorizer = authorizer;
        Secrets = secrets;
        Now = now;
    }

    public Caller Caller { get; }

    public Arns.AccountId Account => Caller.Account;

    public IamDbContext Db { get; }

    /// <summary>The account clock's time.</summary>
    public DateTimeOffset Now { get; }

    internal SecretProtector Secrets { get; }

    /// <summary>Every action that was demanded, for the event and the last-accessed times.</summary>
    internal List<string> AttemptedActions { get; } = [];

    /// <summary>The resource of the first of them, for the event; none where it is no single one.</summary>
    internal string? AttemptedResource { get; private set; }

    /// <summary>Whether the caller may do this; for columns, links and parts of a page.</summary>
    public async ValueTask<bool> IsAllowedAsync(ActionRequest action, CancellationToken cancellationToken) =>
        await _authorizer.FindRefusalAsync(Db, Caller, action, Now, cancellationToken) is null;

    /// <summary>A principal's policies as they are now, or none where there is no such user or role any more.</summary>
    /// <param name="principal">Whose policies.</param>
    /// <param name="resource">The policy of the resource that is asked for, or none.</param>
    /// <param name="cancellationToken">Ends the read early.</param>
    internal ValueTask<PrincipalPolicies?> FindPoliciesAsync(Caller principal, ResourcePolicy? resource, CancellationToken cancellationToken) =>
        _authorizer.FindPoliciesAsync(Db, principal, resource, cancellationToken);

    /// <summary>The policies of every user, or of one, as they are now.</summary>
    internal Task<IReadOnlyList<UserPolicySet>> ReadUserPoliciesAsync(string? userId, CancellationToken cancellationToken) => _authorizer.ReadUsersAsync(Db, userId, cancellationToken);

    /// <summary>The policies of every role that is not linked to a service, as they are now.</summary>
    internal Task<IReadOnlyList<RolePolicySet>> ReadRolePoliciesAsync(CancellationToken cancellationToken) => _authorizer.ReadRolesAsync(Db, cancellationToken);

    /// <summary>The first refusal among actions, or none. What is demanded counts as attempted.</summary>
    public async ValueTask<IamError?> DemandAsync(IEnumerable<ActionRequest> actions, CancellationToken cancellationToken)
    {
        foreach (var action in actions)
        {
            if (await DemandAsync(action, cancellationToken) is { } denied)
            {
                return denied;
            }
        }

        return null;
    }

    /// <summary>The refusal of an action in AWS's words, or none. What is demanded counts as attempted.</summary>
    public async ValueTask<IamError?> DemandAsync(ActionRequest action, CancellationToken cancellationToken)
    {
        if (AttemptedActions.Count == 0 && action.Resource != "*")
        {
            AttemptedResource = action.Resource;
        }

        AttemptedActions.Add(action.Action);
        return await _authorizer.FindRefusalAsync(Db, Caller, action, Now, cancellationToken) is { } refusal ? AccessDenied.From(refusal) : null;
    }
}
