namespace IamConsole.Core.Evaluation;

/// <summary>AWS's text for a refused request (IAM User Guide, Troubleshoot access denied error messages).</summary>
public static class AccessDeniedMessage
{
    /// <summary>The text for a decision that does not allow.</summary>
    public static string For(Decision decision, RequestContext request)
    {
        if (request.Principal.Kind == RequestPrincipalKind.Root && decision is { DecidedBy: PolicyLayer.Trust, Result: DecisionResult.ImplicitDeny })
        {
            return "Roles may not be assumed by root accounts.";
        }

        return $"{WithoutReason(request)} {Reason(decision, request.Action)}";
    }

    /// <summary>The text that does not say which policy refused, for a decision of another account.</summary>
    public static string WithoutReason(RequestContext request)
    {
        var resource = request.Resource.Length > 0 ? $" on resource: {request.Resource}" : "";
        return $"User: {CallerNames.Of(request.Principal)} is not authorized to perform: {request.Action}{resource}";
    }

    /// <summary>
    /// The text for an explained refusal; an explicit deny in a policy that is named by its ARN ends with that ARN.
    /// </summary>
    public static string For(Explanation explanation, RequestContext request)
    {
        var text = For(explanation.Decision, request);
        if (explanation.Decision.Result != DecisionResult.ExplicitDeny)
        {
            return text;
        }

        var denying = explanation.Layers
            .Where(layer => layer.Layer == explanation.Decision.DecidedBy)
            .SelectMany(layer => layer.Statements)
            .FirstOrDefault(statement => statement.Matches && statement.Statement.Effect == PolicyLanguage.PolicyEffect.Deny);
        return denying?.Policy.StartsWith("arn:", StringComparison.Ordinal) == true ? $"{text}: {denying.Policy}" : text;
    }

    private static string Reason(Decision decision, string action) => decision.Result == DecisionResult.ExplicitDeny
        ? $"with an explicit deny in {Article(decision.DecidedBy)}"
        : $"because no {Kind(decision.DecidedBy)} allows the {action} action";

    private static string Article(PolicyLayer layer) => layer switch
    {
        PolicyLayer.Identity => "an identity-based policy",
        PolicyLayer.Trust => "the role trust policy",
        _ => $"a {Kind(layer)}",
    };

    private static string Kind(PolicyLayer layer) => layer switch
    {
        PolicyLayer.ResourceControl => "resource control policy",
        PolicyLayer.ServiceControl => "service control policy",
        PolicyLayer.VpcEndpoint => "VPC endpoint policy",
        PolicyLayer.Resource => "resource-based policy",
        PolicyLayer.Trust => "role trust policy",
        PolicyLayer.Boundary => "permissions boundary",
        PolicyLayer.Session => "session policy",
        _ => "identity-based policy",
    };
}
