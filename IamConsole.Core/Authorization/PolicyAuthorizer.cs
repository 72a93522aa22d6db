using IamConsole.Core.Evaluation;
using IamConsole.Core.Model;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Storage;

namespace IamConsole.Core.Authorization;

/// <summary>Decides by our own engine, over the policies as they are in the open transaction, whether a caller may act.</summary>
public sealed class PolicyAuthorizer(PrincipalPoliciesLoader loader, CompiledPolicyCache compiled)
{
    // What a role that does not exist trusts, so that it is refused in the words for one that trusts somebody else.
    private const string TrustsNobody = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"nobody.invalid"},"Action":"sts:AssumeRole"}}""";

    /// <summary>The refusal in AWS's words, or none where the policies allow the action.</summary>
    public async ValueTask<Refusal?> FindRefusalAsync(IamDbContext db, Caller caller, ActionRequest action, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (action.FederatedBy is { } provider)
        {
            return FindFederatedRefusal(caller, provider, action, now);
        }

        var principal = await FindPoliciesAsync(db, caller, action.ResourcePolicy, cancellationToken);
        if (principal is null)
        {
            return new Refusal("The security token included in the request is invalid.", caller.Arn, action.Action, action.Resource, null);
        }

        var request = RequestContexts.Build(caller, principal, action, now);
        if (PolicyEvaluator.Evaluate(principal.Policies, request).IsAllowed)
        {
            return null;
        }

        var explanation = PolicyEvaluator.Explain(principal.Policies, request);
        return action.ResourcePolicy is { } other && other.Account != caller.Account && explanation.Decision.DecidedBy == PolicyLayer.Trust && caller.Kind is not CallerKind.Root
            // Another account's trust policy is not ours to tell of, nor whether there is such a role.
            ? new Refusal(AccessDeniedMessage.WithoutReason(request), caller.Arn, action.Action, action.Resource, null)
            : new Refusal(AccessDeniedMessage.For(explanation, request), caller.Arn, action.Action, action.Resource, new RefusedRequest(caller.Account, principal, caller.PrincipalId, request));
    }

    /// <summary>The policies of every user, or of one, as they are in the open transaction.</summary>
    internal Task<IReadOnlyList<UserPolicySet>> ReadUsersAsync(IamDbContext db, string? userId, CancellationToken cancellationToken) => loader.ReadUsersAsync(db, userId, cancellationToken);

    /// <summary>The policies of every role that is not linked to a service, as they are in the open transaction.</summary>
    internal Task<IReadOnlyList<RolePolicySet>> ReadRolesAsync(IamDbContext db, CancellationToken cancellationToken) => db.ReadRolePolicySetsAsync(compiled, cancellationToken);

    /// <summary>A principal's policies as they are in the open transaction, with that of a resource; none where there is no such user or role any more.</summary>
    internal async ValueTask<PrincipalPolicies?> FindPoliciesAsync(IamDbContext db, Caller caller, ResourcePolicy? resource, CancellationToken cancellationToken)
    {
        var principal = await loader.LoadAsync(db, caller, cancellationToken);
        return principal is null || resource is null ? principal : principal with
        {
            Policies = principal.Policies with { Resource = PolicyOf(resource) },
        };
    }

    private NamedPolicy PolicyOf(ResourcePolicy resource) => new(resource.Name, compiled.Compile(resource.TrustPolicy ?? TrustsNobody, PolicyKind.Trust));

    /// <summary>The refusal of somebody for whom an identity provider vouches; it tells nothing of the trust policy.</summary>
    private Refusal? FindFederatedRefusal(Caller caller, string provider, ActionRequest action, DateTimeOffset now)
    {
        var trust = action.ResourcePolicy ?? throw new ArgumentException("Only a role's trust policy can let in whom a provider vouches for.", nameof(action));
        var principal = new PrincipalPolicies(provider, null, [], new PolicySet { Resource = PolicyOf(trust) });
        return PolicyEvaluator.Evaluate(principal.Policies, RequestContexts.Build(caller, principal, action, now)).IsAllowed
            ? null
            : new Refusal($"Not authorized to perform {action.Action}", provider, action.Action, action.Resource, null);
    }
}
