using IamConsole.Core.Evaluation;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Simulation.Shapes;

namespace IamConsole.Core.Simulation;

/// <summary>Puts answers into AWS's shapes.</summary>
internal static class EvaluationResults
{
    // The names of the live service for the kinds of policy (observed; the model's enumeration has others).
    private const string IdentityPolicy = "IAM Policy";
    private const string BoundaryPolicy = "Permissions Boundary Policy";
    private const string ResourcePolicy = "Resource Policy";

    /// <summary>The result for one resource, or for all of them.</summary>
    public static EvaluationResult Of(PolicySimulation simulation, string action, string resource)
    {
        var answer = simulation.Ask(action, resource);
        if (resource == SimulatedActions.AnyResource)
        {
            return Combine(action, resource, [OnResource(simulation, answer)]) with { EvalDecisionDetails = null, ResourceSpecificResults = null };
        }

        var result = OnResource(simulation, answer);
        return Combine(action, resource, [result]) with { EvalDecisionDetails = result.EvalDecisionDetails };
    }

    /// <summary>The result for resources that one call needs together: each of them has to be allowed.</summary>
    public static EvaluationResult OfAll(PolicySimulation simulation, string action, IEnumerable<string> resources) =>
        Combine(action, SimulatedActions.AnyResource, [.. resources.Select(resource => OnResource(simulation, simulation.Ask(action, resource)))]);

    private static EvaluationResult Combine(string action, string resource, IReadOnlyList<ResourceSpecificResult> results) => new()
    {
        EvalActionName = action,
        EvalResourceName = resource,
        EvalDecision = DecisionNames.NameOf(Worst(results.Select(result => result.EvalResourceDecision))),
        MatchedStatements = [.. results.SelectMany(result => result.MatchedStatements).Distinct()],
        MissingContextValues = [.. results.SelectMany(result => result.MissingContextValues).Distinct(StringComparer.OrdinalIgnoreCase)],
        PermissionsBoundaryDecisionDetail = results[0].PermissionsBoundaryDecisionDetail is null
            ? null
            : new PermissionsBoundaryDecisionDetail(results.All(result => result.PermissionsBoundaryDecisionDetail!.AllowedByPermissionsBoundary)),
        ResourceSpecificResults = results,
    };

    private static DecisionResult Worst(IEnumerable<string> decisions)
    {
        var found = decisions.ToHashSet();
        return found.Contains(DecisionNames.NameOf(DecisionResult.ExplicitDeny)) ? DecisionResult.ExplicitDeny
            : found.Contains(DecisionNames.NameOf(DecisionResult.ImplicitDeny)) ? DecisionResult.ImplicitDeny
            : DecisionResult.Allowed;
    }

    private static ResourceSpecificResult OnResource(PolicySimulation simulation, SimulationAnswer answer) => new()
    {
        EvalResourceName = answer.Request.Resource,
        EvalResourceDecision = DecisionNames.NameOf(answer.Explanation.Decision.Result),
        MatchedStatements = [.. answer.Matched.Select(found => Matched(simulation, found.Layer, found.Statement))],
        MissingContextValues = answer.MissingKeys,
        PermissionsBoundaryDecisionDetail = answer.AllowedByBoundary is { } allowed ? new PermissionsBoundaryDecisionDetail(allowed) : null,
        EvalDecisionDetails = SimulatedRequests.IsCrossAccount(answer.Request)
            ? answer.Explanation.Layers.ToDictionary(layer => TypeOf(layer.Layer), layer => NameOf(layer.Verdict))
            : new Dictionary<string, string>(),
    };

    private static MatchedStatement Matched(PolicySimulation simulation, PolicyLayer layer, StatementExplanation statement)
    {
        var span = statement.Statement.Span;
        return new MatchedStatement(
            simulation.Policies.SourcePolicyIds.GetValueOrDefault(statement.Policy, statement.Policy), TypeOf(layer), PositionOf(span.Start), PositionOf(span.End));
    }

    private static Position PositionOf(TextPosition position) => new(position.Line, position.Column);

    private static string TypeOf(PolicyLayer layer) => layer switch
    {
        PolicyLayer.Boundary => BoundaryPolicy,
        PolicyLayer.Resource or PolicyLayer.Trust => ResourcePolicy,
        _ => IdentityPolicy,
    };

    private static string NameOf(LayerVerdict verdict) => DecisionNames.NameOf(verdict switch
    {
        LayerVerdict.Allows => DecisionResult.Allowed,
        LayerVerdict.ExplicitDeny => DecisionResult.ExplicitDeny,
        _ => DecisionResult.ImplicitDeny,
    });
}
