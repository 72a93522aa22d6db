using IamConsole.Core.Evaluation;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Components.Shared;

/// <summary>What an explanation says in words, for somebody who is learning how AWS decides.</summary>
/// <remarks>Source of the order and of what each kind of policy can do: IAM User Guide, Policy evaluation logic.</remarks>
public static class ExplanationWords
{
    /// <summary>How an unreadable policy is called.</summary>
    public const string HiddenPolicy = "a policy that you may not read";

    /// <summary>'Identity-based policies'.</summary>
    public static string Name(this PolicyLayer layer) => layer switch
    {
        PolicyLayer.ResourceControl => "Resource control policies",
        PolicyLayer.ServiceControl => "Service control policies",
        PolicyLayer.VpcEndpoint => "VPC endpoint policy",
        PolicyLayer.Resource => "Resource-based policy",
        PolicyLayer.Trust => "Role trust policy",
        PolicyLayer.Boundary => "Permissions boundary",
        PolicyLayer.Session => "Session policies",
        _ => "Identity-based policies",
    };

    /// <summary>'Does not allow'.</summary>
    public static string Text(this LayerVerdict verdict) => verdict switch
    {
        LayerVerdict.Allows => "Allows",
        LayerVerdict.ImplicitDeny => "Does not allow",
        LayerVerdict.ExplicitDeny => "Denies",
        _ => "Does not apply",
    };

    public static StatusKind Kind(this LayerVerdict verdict) => verdict switch
    {
        LayerVerdict.Allows => StatusKind.Success,
        LayerVerdict.ImplicitDeny => StatusKind.Warning,
        LayerVerdict.ExplicitDeny => StatusKind.Error,
        _ => StatusKind.Stopped,
    };

    /// <summary>What a layer's verdict means, in a line.</summary>
    public static string Meaning(LayerExplanation layer) => (layer.Layer, layer.Verdict) switch
    {
        (_, LayerVerdict.ExplicitDeny) => "A statement denies the action. A deny outweighs every allow.",
        (_, LayerVerdict.NotApplicable) => "Does not concern this requester.",
        (PolicyLayer.Boundary, LayerVerdict.Allows) => "Leaves room for the action. A boundary gives no permissions by itself.",
        (PolicyLayer.Boundary, _) => "Leaves no room for the action. A boundary is the most that identity-based policies can give.",
        (PolicyLayer.Session, LayerVerdict.Allows) => "Leave room for the action in this session. They give no permissions by themselves.",
        (PolicyLayer.Session, _) => "Leave no room for the action in this session.",
        (PolicyLayer.ServiceControl or PolicyLayer.ResourceControl, LayerVerdict.Allows) => "Every level of the organization leaves room for the action. They give no permissions by themselves.",
        (PolicyLayer.ServiceControl or PolicyLayer.ResourceControl, _) => "At least one level of the organization leaves no room for the action.",
        (_, LayerVerdict.Allows) => "A statement allows the action, and none denies it.",
        _ => "No statement allows the action.",
    };

    /// <summary>The decision and why, in a sentence or two.</summary>
    /// <param name="explanation">What was decided.</param>
    /// <param name="action">Such as <c>iam:ListUsers</c>.</param>
    /// <param name="nameOf">What people call a policy.</param>
    public static string Sentence(Explanation explanation, string action, Func<string, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        ArgumentNullException.ThrowIfNull(nameOf);
        var decision = explanation.Decision;
        var decisive = explanation.Layers.FirstOrDefault(layer => layer.Layer == decision.DecidedBy);
        return decision.Result switch
        {
            DecisionResult.ExplicitDeny => $"{Deciding(PolicyEffect.Deny)} denies {action}. An explicit deny outweighs every allow.",
            DecisionResult.Allowed when decision.DecidedBy == PolicyLayer.Root => $"The root user may do everything in its account, and nothing denies {action}.",
            DecisionResult.Allowed when decisive?.Verdict != LayerVerdict.Allows => $"{action} is allowed to everyone who has an account.",
            DecisionResult.Allowed => $"{Deciding(PolicyEffect.Allow)} allows {action}, and nothing denies it.",
            _ => Implicit(decision.DecidedBy, action, explanation) + Nearest(),
        };

        string Deciding(PolicyEffect effect)
        {
            var statement = decisive?.Statements.FirstOrDefault(statement => statement.Matches && statement.Statement.Effect == effect);
            return statement is null
                ? $"A statement of {HiddenPolicy}, among the {decision.DecidedBy.Name().ToLowerInvariant()},"
                : $"{StatementName(statement.Statement)} of {nameOf(statement.Policy)} ({decision.DecidedBy.Name().ToLowerInvariant()})";
        }

        string Nearest() => decisive?.Statements.Where(statement => statement.Statement.Effect == PolicyEffect.Allow && Distance(statement, action) is 1 or 2 or 3).MinBy(statement => Distance(statement, action)) is { } nearest
            ? $" Nearest comes {StatementName(nearest.Statement, lower: true)} of {nameOf(nearest.Policy)}: it fails at {Clause(nearest.Failure!)}."
            : "";
    }

    /// <summary>'Statement 2 (AllowReports)'.</summary>
    public static string StatementName(PolicyStatement statement, bool lower = false)
    {
        ArgumentNullException.ThrowIfNull(statement);
        var number = statement.Index + 1;
        return $"{(lower ? "statement" : "Statement")} {number}" + (statement.Sid is { Length: > 0 } sid ? $" ({sid})" : "");
    }

    /// <summary>
    /// How far a statement is from applying: 0 it applies, 1 to 3 the last clauses keep it from it, 4 its actions are of the
    /// same service, 5 it is about something else.
    /// </summary>
    public static int Distance(StatementExplanation statement, string action)
    {
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(action);
        return statement.Failure?.Element switch
        {
            null => 0,
            "Condition" => 1,
            "Principal" or "NotPrincipal" => 2,
            "Resource" or "NotResource" => 3,
            "NotAction" => 4,
            _ => statement.Failure.Wanted.Any(wanted => IsOfService(wanted, action)) ? 4 : 5,
        };
    }

    /// <summary>Whether an action of a policy is of the service of the request's.</summary>
    public static bool IsOfService(string wanted, string action)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(action);
        var prefix = action[..(action.IndexOf(':', StringComparison.Ordinal) + 1)];
        return wanted.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What keeps a statement from applying.</summary>
    public static string Reason(FailedClause clause)
    {
        ArgumentNullException.ThrowIfNull(clause);
        return clause.Element switch
        {
            "Action" => "Does not apply: the action is none of those that the statement names.",
            "NotAction" => "Does not apply: NotAction leaves this action out.",
            "Resource" => "Does not apply: the resource is none of those that the statement names.",
            "NotResource" => "Does not apply: NotResource leaves this resource out.",
            "Principal" => "Does not apply: the requester is none of those that the statement names.",
            "NotPrincipal" => "Does not apply: NotPrincipal leaves this requester out.",
            _ when clause is { Actual: [], HidesActual: false } => $"Does not apply: the request lacks the key {clause.Key}.",
            _ => $"Does not apply: its condition on {clause.Key} is not met.",
        };
    }

    private static string Clause(FailedClause clause) => clause.Element == "Condition" ? $"its condition on {clause.Key}" : $"its {clause.Element} element";

    private static string Implicit(PolicyLayer layer, string action, Explanation explanation) => layer switch
    {
        PolicyLayer.Identity => $"No identity-based policy allows {action}. What nothing allows is denied.",
        PolicyLayer.Boundary when explanation.Layers.Any(other => other is { Layer: PolicyLayer.Identity, Verdict: LayerVerdict.Allows }) =>
            $"The identity-based policies allow {action}, but the permissions boundary does not. Both have to allow it.",
        PolicyLayer.Boundary => $"The permissions boundary does not allow {action}.",
        PolicyLayer.Session => $"The session's policies do not allow {action}. A session can do only what they and the identity-based policies allow.",
        PolicyLayer.ServiceControl => $"A service control policy of the organization does not allow {action}. Every level of the organization has to allow it.",
        PolicyLayer.ResourceControl => $"A resource control policy of the organization does not allow {action}. Every level of the organization has to allow it.",
        PolicyLayer.VpcEndpoint => $"The policy of the VPC endpoint does not allow {action}.",
        PolicyLayer.Trust => $"The role's trust policy does not allow {action} to this requester.",
        _ => $"The resource's policy does not allow {action} to this requester.",
    };
}
