using IamConsole.Core.Authorization;

namespace IamConsole.Core.Operations;

/// <summary>
/// An operation of a feature that no account has here: who may not ask for it is refused as ever, and everybody else gets the
/// error that AWS answers to an account without the feature.
/// </summary>
public abstract record UnavailableOperation : IamOperation<Unavailable, AccountTarget>
{
    /// <summary>AWS's error; the message is from memory.</summary>
    protected abstract IamError Refusal { get; }

    internal string RefusalCode => Refusal.Code;

    /// <summary>The ARN that the action is asked for.</summary>
    protected virtual string ResourceArn(OperationContext context) => "*";

    protected sealed override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new AccountTarget(ResourceArn(context)));

    protected sealed override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new($"{Service}:{OperationName}", target.ArnText)];

    protected sealed override Task<IamResult<Unavailable>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken) =>
        Task.FromResult<IamResult<Unavailable>>(Refusal);
}

/// <summary>Stands for the result of an operation that has none, because it is always refused.</summary>
public sealed record Unavailable
{
    private Unavailable()
    {
    }
}
