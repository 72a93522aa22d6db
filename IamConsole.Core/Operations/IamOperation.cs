using IamConsole.Core.Authorization;

namespace IamConsole.Core.Operations;

/// <summary>A request of AWS's own, named exactly as AWS names it; its public properties are AWS's members.</summary>
/// <remarks>
/// Derive from <see cref="IamOperation{TResult, TTarget}"/>. Members' constraints (required, length, pattern, range) are
/// AWS's service model's and are checked before anything else; what is written here is only what the model cannot say.
/// </remarks>
public abstract record IamOperation
{
    private protected IamOperation()
    {
    }

    /// <summary>The operation's name, which is its event's and, behind the service prefix, its action's.</summary>
    internal string OperationName => GetType().Name;

    /// <summary>The service's prefix.</summary>
    internal virtual string Service => "iam";

    /// <summary>Whether the operation changes nothing; by AWS's naming, and CloudTrail's <c>readOnly</c>.</summary>
    internal virtual bool IsReadOnly =>
        OperationName.StartsWith("Get", StringComparison.Ordinal) || OperationName.StartsWith("List", StringComparison.Ordinal) || OperationName.StartsWith("Simulate", StringComparison.Ordinal);

    /// <summary>Whether it is performed in a transaction that may write; a read that uses something up, such as a one-time code, needs one too.</summary>
    internal virtual bool NeedsWrite => !IsReadOnly;

    /// <summary>Whether it needs no signature, because the request itself brings the proof of who asks.</summary>
    internal virtual bool IsUnsigned => false;

    /// <summary>Whether a member that AWS requires may be left out; the operation then says who may leave it out.</summary>
    internal virtual bool MayOmit(string member) => false;

    /// <summary>The operation's name and no member, some of which are secret.</summary>
    public sealed override string ToString() => OperationName;

    internal abstract ValueTask<object?> PrepareUntypedAsync(Preparation preparation, CancellationToken cancellationToken);

    internal abstract Task<IamResult<object>> RunAsync(OperationContext context, CancellationToken cancellationToken);
}

/// <summary>An operation with a result of a given type.</summary>
public abstract record IamOperation<TResult> : IamOperation
    where TResult : class
{
    private protected IamOperation()
    {
    }
}

/// <summary>An operation that acts on a target: the resource that it names.</summary>
/// <typeparam name="TResult">AWS's result members, or <see cref="Nothing"/>.</typeparam>
/// <typeparam name="TTarget">What is found once, before the request is authorised, and then acted on.</typeparam>
public abstract record IamOperation<TResult, TTarget> : IamOperation<TResult>
    where TResult : class
    where TTarget : ITarget
{
    /// <summary>Does what is slow and needs no lock, such as hashing. It refuses nothing: what it returns is found in <see cref="OperationContext.Prepared{T}"/>.</summary>
    protected virtual ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken) => new((object?)null);

    /// <summary>Finds the target, existing or not, so that the request can be authorised on its ARN and tags.</summary>
    protected abstract Task<TTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken);

    /// <summary>Every action that the request amounts to, each of which has to be allowed.</summary>
    protected abstract IEnumerable<ActionRequest> Authorizations(OperationContext context, TTarget target);

    /// <summary>Whether a console session has to have proved lately who it is, as for what gives or takes credentials. Asked once the target exists and the caller may.</summary>
    protected virtual bool NeedsFreshProof(OperationContext context, TTarget target) => false;

    /// <summary>Whether it changes what of a service-linked role only the service may change. Few operations leave that alone.</summary>
    protected virtual bool ChangesProtected => Service == "iam" && !IsReadOnly;

    /// <summary>Does it. The target exists, and the caller may.</summary>
    protected abstract Task<IamResult<TResult>> ExecuteAsync(OperationContext context, TTarget target, CancellationToken cancellationToken);

    internal sealed override ValueTask<object?> PrepareUntypedAsync(Preparation preparation, CancellationToken cancellationToken) => PrepareAsync(preparation, cancellationToken);

    internal sealed override async Task<IamResult<object>> RunAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var target = await ResolveAsync(context, cancellationToken);
        context.ResourceArn = target.ArnText;
        if (target.Rejected is { } rejected)
        {
            return rejected;
        }

        foreach (var action in Authorizations(context, target))
        {
            if (await context.AuthorizeAsync(action, cancellationToken) is { } denied)
            {
                return denied;
            }
        }

        if (target.Missing is { } missing)
        {
            return missing;
        }

        if (ChangesProtected && target.Unmodifiable is { } unmodifiable)
        {
            return unmodifiable;
        }

        if (context.RefuseStale(target) is { } stale)
        {
            return stale;
        }

        if (NeedsFreshProof(context, target) && FreshProofRequired.Of(context.Caller, context.RealNow) is { } unproven)
        {
            return unproven;
        }

        var result = await ExecuteAsync(context, target, cancellationToken);
        if (result.Error is { } error)
        {
            return error;
        }

        if (NeedsWrite)
        {
            await context.SaveChangesAsync(target.Revisioned, cancellationToken);
        }

        return result.Value;
    }
}

/// <summary>The resource that a request is about.</summary>
public interface ITarget
{
    /// <summary>Its ARN, pathless where it does not exist; the event names it.</summary>
    string ArnText { get; }

    /// <summary>The error that says that it does not exist, or none. It is answered after the caller was authorised.</summary>
    IamError? Missing { get; }

    /// <summary>What is wrong with the proof that the request itself carries, such as a one-time code; answered before the caller is authorised. None for most.</summary>
    IamError? Rejected => null;

    /// <summary>The error that says that only AWS may change it, as a service-linked role; or none.</summary>
    IamError? Unmodifiable => null;

    /// <summary>The row whose revision a change advances, or none.</summary>
    Model.IRevisioned? Revisioned { get; }

    /// <summary>Another row that the request names and whose revision a page may have sent, or none. A change does not advance it.</summary>
    Model.IRevisioned? Related => null;
}
