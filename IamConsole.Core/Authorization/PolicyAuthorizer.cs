using IamConsole.Core.Evaluation;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;

namespace IamConsole.Core.Authorization;

/// <summary>Decides by our own engine, over the policies as they are in the open transaction, whether a caller may act.</summary>
public sealed class PolicyAuthorizer(PrincipalPoliciesLoader loader)
{
    /// <summary>The refusal in AWS's words, or none where the policies allow the action.</summary>
    public async ValueTask<Refusal?> FindRefusalAsync(IamDbContext db, Caller caller, ActionRequest action, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var principal = await loader.LoadAsync(db, caller, cancellationToken);
        if (principal is null)
        {
            return new Refusal("The security token included in the request is invalid.", caller.Arn, action.Action, action.Resource, null);
        }

        var request = RequestContexts.Build(caller, principal, action, now);
        return PolicyEvaluator.Evaluate(principal.Policies, request).IsAllowed
            ? null
            : new Refusal(
                AccessDeniedMessage.For(PolicyEvaluator.Explain(principal.Policies, request), request),
                caller.Arn,
                action.Action,
                action.Resource,
                new RefusedRequest(caller.Account, principal, caller.PrincipalId, request));
    }

    /// <summary>The policies of every user, or of one, as they are in the open transaction.</summary>
    internal Task<IReadOnlyList<UserPolicySet>> ReadUsersAsync(IamDbContext db, string? userId, CancellationToken cancellationToken) => loader.ReadUsersAsync(db, userId, cancellationToken);

    /// <summary>A principal's policies as they are in the open transaction, or none where there is no such user or role any more.</summary>
    internal ValueTask<PrincipalPolicies?> FindPoliciesAsync(IamDbContext db, Caller caller, CancellationToken cancellationToken) => loader.LoadAsync(db, caller, cancellationToken);
}
