using IamConsole.Core.Evaluation.Matching;

namespace IamConsole.Core.Evaluation;

/// <summary>How the verdicts of all kinds of policy become one decision (IAM User Guide, Policy evaluation logic).</summary>
internal static class DecisionRules
{
    private const string AssumeRolePrefix = "sts:assumerole";
    private const string KeyServicePrefix = "kms:";
    private const string CallerIdentity = "sts:getcalleridentity";

    public static Decision Decide(in LayerVerdicts verdicts, RequestContext request)
    {
        var principal = request.Principal;
        var isTrust = IsTrust(request);
        var resourceLayer = isTrust ? PolicyLayer.Trust : PolicyLayer.Resource;

        // Nobody can be kept from asking who they are.
        if (principal.HasAccount && request.FoldedAction == CallerIdentity)
        {
            return Allowed(PolicyLayer.Identity);
        }

        if (FirstWith(LayerVerdict.ExplicitDeny, verdicts, resourceLayer) is { } denying)
        {
            return new Decision(DecisionResult.ExplicitDeny, denying);
        }

        if (verdicts.ResourceControl == LayerVerdict.ImplicitDeny)
        {
            return ImplicitlyDenied(PolicyLayer.ResourceControl);
        }

        if (verdicts.ServiceControl == LayerVerdict.ImplicitDeny)
        {
            return ImplicitlyDenied(PolicyLayer.ServiceControl);
        }

        if (verdicts.VpcEndpoint == LayerVerdict.ImplicitDeny)
        {
            return ImplicitlyDenied(PolicyLayer.VpcEndpoint);
        }

        var isSameAccount = principal.HasAccount && principal.AccountId == request.ResourceAccount;
        if (verdicts.Grant == ResourceGrant.None && MustResourceAllow(verdicts, request, isSameAccount, isTrust))
        {
            return ImplicitlyDenied(resourceLayer);
        }

        return principal.Kind switch
        {
            // Roles may not be assumed by root.
            RequestPrincipalKind.Root when isTrust => ImplicitlyDenied(PolicyLayer.Trust),
            RequestPrincipalKind.Root => Allowed(isSameAccount ? PolicyLayer.Root : resourceLayer),
            _ when !principal.HasAccount => Allowed(resourceLayer),
            _ => DecideForIdentity(verdicts, principal, isSameAccount ? verdicts.Grant : ResourceGrant.Account, resourceLayer),
        };
    }

    /// <summary>Whether the request asks for a role, whose trust policy then is the resource's policy.</summary>
    public static bool IsTrust(RequestContext request) => request.AsksForRole;

    /// <summary>Whether an action, in lower case, asks for a role by itself.</summary>
    public static bool IsAssumeRole(string foldedAction) => foldedAction.StartsWith(AssumeRolePrefix, StringComparison.Ordinal);

    /// <param name="verdicts">What each kind of policy says.</param>
    /// <param name="principal">A user or a session.</param>
    /// <param name="grant">What the resource's policy counts for: across accounts it never replaces the identity's own.</param>
    /// <param name="resourceLayer">The resource's policy or the role's trust policy.</param>
    private static Decision DecideForIdentity(in LayerVerdicts verdicts, RequestPrincipal principal, ResourceGrant grant, PolicyLayer resourceLayer)
    {
        if ((grant & ResourceGrant.Direct) != 0)
        {
            return Allowed(resourceLayer);
        }

        var isIdentityAllowed = verdicts.Identity == LayerVerdict.Allows;
        if (!isIdentityAllowed && (grant & ResourceGrant.Limited) == 0)
        {
            return ImplicitlyDenied(PolicyLayer.Identity);
        }

        if (verdicts.Boundary == LayerVerdict.ImplicitDeny)
        {
            return ImplicitlyDenied(PolicyLayer.Boundary);
        }

        var isSessionClosed = principal.Kind == RequestPrincipalKind.FederatedUser && verdicts.Session == LayerVerdict.NotApplicable;
        if (verdicts.Session == LayerVerdict.ImplicitDeny || isSessionClosed)
        {
            return ImplicitlyDenied(PolicyLayer.Session);
        }

        return Allowed(isIdentityAllowed ? PolicyLayer.Identity : resourceLayer);
    }

    /// <summary>
    /// Across accounts, for callers without account, and for the kinds of resource whose own policy rules alone
    /// (roles, KMS keys), the resource's policy must allow.
    /// </summary>
    private static bool MustResourceAllow(in LayerVerdicts verdicts, RequestContext request, bool isSameAccount, bool isTrust) =>
        !isSameAccount
        || (verdicts.Resource != LayerVerdict.NotApplicable && (isTrust || request.FoldedAction.StartsWith(KeyServicePrefix, StringComparison.Ordinal)));

    private static PolicyLayer? FirstWith(LayerVerdict wanted, in LayerVerdicts verdicts, PolicyLayer resourceLayer) =>
        verdicts.ResourceControl == wanted ? PolicyLayer.ResourceControl
        : verdicts.ServiceControl == wanted ? PolicyLayer.ServiceControl
        : verdicts.VpcEndpoint == wanted ? PolicyLayer.VpcEndpoint
        : verdicts.Resource == wanted ? resourceLayer
        : verdicts.Identity == wanted ? PolicyLayer.Identity
        : verdicts.Boundary == wanted ? PolicyLayer.Boundary
        : verdicts.Session == wanted ? PolicyLayer.Session
        : null;

    private static Decision Allowed(PolicyLayer layer) => new(DecisionResult.Allowed, layer);

    private static Decision ImplicitlyDenied(PolicyLayer layer) => new(DecisionResult.ImplicitDeny, layer);
}
