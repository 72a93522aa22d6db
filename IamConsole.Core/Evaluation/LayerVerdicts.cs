using IamConsole.Core.Evaluation.Matching;

namespace IamConsole.Core.Evaluation;

/// <summary>What one kind of policy says of a request, taken by itself.</summary>
public enum LayerVerdict
{
    /// <summary>There is no such policy, or it does not concern this requester.</summary>
    NotApplicable,

    /// <summary>It allows and does not deny.</summary>
    Allows,

    /// <summary>It does not allow.</summary>
    ImplicitDeny,

    /// <summary>A statement denies.</summary>
    ExplicitDeny,
}

/// <summary>What every kind of policy says of one request.</summary>
internal readonly struct LayerVerdicts
{
    private const ResourceGrant Any = ResourceGrant.Account | ResourceGrant.Limited | ResourceGrant.Direct;

    private LayerVerdicts(PolicySet policies, RequestContext request)
    {
        var principal = request.Principal;
        var hasBoundary = HasBoundary(policies, request);
        if (!principal.IsServiceLinkedRole)
        {
            ResourceControl = OfLevels(policies.ResourceControl, request, hasBoundary);
            ServiceControl = principal.HasAccount ? OfLevels(policies.ServiceControl, request, hasBoundary) : LayerVerdict.NotApplicable;
        }

        VpcEndpoint = OfOne(policies.VpcEndpoint, request, hasBoundary, Any, out _);
        Resource = OfOne(policies.Resource, request, hasBoundary, ResourceGrant.Direct, out var grant);
        Grant = grant;
        Identity = OfMany(policies.Identity, request, hasBoundary);
        Boundary = OfOne(policies.Boundary, request, hasBoundary, Any, out _);
        Session = policies.Session is { Count: > 0 } session ? OfMany(session, request, hasBoundary) : LayerVerdict.NotApplicable;
    }

    public LayerVerdict ResourceControl { get; }

    public LayerVerdict ServiceControl { get; }

    public LayerVerdict VpcEndpoint { get; }

    public LayerVerdict Resource { get; }

    public LayerVerdict Identity { get; }

    public LayerVerdict Boundary { get; }

    public LayerVerdict Session { get; }

    /// <summary>How directly the resource's policy names the requester in its Allows.</summary>
    public ResourceGrant Grant { get; }

    public static LayerVerdicts Of(PolicySet policies, RequestContext request) => new(policies, request);

    /// <summary>Whether a permissions boundary limits the requester; only users and roles can have one.</summary>
    public static bool HasBoundary(PolicySet policies, RequestContext request) =>
        policies.Boundary is not null && request.Principal.Kind is (RequestPrincipalKind.User or RequestPrincipalKind.RoleSession);

    /// <summary>Each level needs an Allow of its own; a Deny anywhere denies.</summary>
    private static LayerVerdict OfLevels(IReadOnlyList<IReadOnlyList<NamedPolicy>>? levels, RequestContext request, bool hasBoundary)
    {
        if (levels is null)
        {
            return LayerVerdict.NotApplicable;
        }

        var verdict = LayerVerdict.Allows;
        for (var index = 0; index < levels.Count; index++)
        {
            switch (OfMany(levels[index], request, hasBoundary))
            {
                case LayerVerdict.ExplicitDeny:
                    return LayerVerdict.ExplicitDeny;
                case LayerVerdict.ImplicitDeny:
                    verdict = LayerVerdict.ImplicitDeny;
                    break;
            }
        }

        return verdict;
    }

    private static LayerVerdict OfMany(IReadOnlyList<NamedPolicy> policies, RequestContext request, bool hasBoundary)
    {
        for (var index = 0; index < policies.Count; index++)
        {
            if (policies[index].Policy.Denies(request, hasBoundary))
            {
                return LayerVerdict.ExplicitDeny;
            }
        }

        for (var index = 0; index < policies.Count; index++)
        {
            if (policies[index].Policy.Allows(request, hasBoundary, Any) != ResourceGrant.None)
            {
                return LayerVerdict.Allows;
            }
        }

        return LayerVerdict.ImplicitDeny;
    }

    private static LayerVerdict OfOne(NamedPolicy? policy, RequestContext request, bool hasBoundary, ResourceGrant enough, out ResourceGrant grant)
    {
        grant = ResourceGrant.None;
        if (policy is null)
        {
            return LayerVerdict.NotApplicable;
        }

        if (policy.Policy.Denies(request, hasBoundary))
        {
            return LayerVerdict.ExplicitDeny;
        }

        grant = policy.Policy.Allows(request, hasBoundary, enough);
        return grant == ResourceGrant.None ? LayerVerdict.ImplicitDeny : LayerVerdict.Allows;
    }
}
