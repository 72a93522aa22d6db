using IamConsole.Core.Evaluation;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Simulation;

/// <summary>Policies and circumstances, ready to be asked. What it answers is the engine's decision and explanation.</summary>
internal sealed class PolicySimulation
{
    private readonly SimulatedRequests _requests;
    private readonly Dictionary<PolicyStatement, StatementKeys> _keys = [];

    public PolicySimulation(SimulatedPolicies policies, SimulatedRequests requests)
    {
        Policies = policies;
        _requests = requests;
        foreach (var document in policies.Documents)
        {
            foreach (var statement in document.Statements)
            {
                var inResources = MentionedKeys.InResources(statement, document.HasVariables).ToList();
                _keys.Add(statement, new StatementKeys(inResources, [.. inResources, .. MentionedKeys.InConditions(statement, document.HasVariables)]));
            }
        }
    }

    /// <summary>The policies that take part.</summary>
    public SimulatedPolicies Policies { get; }

    /// <summary>Decides one action on one resource.</summary>
    public SimulationAnswer Ask(string action, string resource)
    {
        var request = _requests.Make(action, resource);
        var explanation = PolicyEvaluator.Explain(Policies.Set, request);
        return new SimulationAnswer(request, explanation, MissingKeys(request, explanation));
    }

    /// <summary>The keys that the statements about this request ask for and that it lacks, in the order of the policies.</summary>
    private List<string> MissingKeys(RequestContext request, Explanation explanation)
    {
        var missing = new List<string>();
        foreach (var statement in explanation.Layers.SelectMany(layer => layer.Statements))
        {
            if (statement.Failure?.Element is "Action" or "NotAction" or "Principal" or "NotPrincipal")
            {
                continue;
            }

            var keys = _keys[statement.Statement];

            // A resource that does not match concerns the request only if it might match with a variable's value.
            if (statement.Failure?.Element is not ("Resource" or "NotResource") || keys.InResources.Exists(IsAbsent))
            {
                missing.AddRange(keys.All.Where(IsAbsent));
            }
        }

        return missing.Count == 0 ? missing : [.. missing.Distinct(StringComparer.OrdinalIgnoreCase)];

        bool IsAbsent(string key) => request.ValuesOf(key).Count == 0;
    }

    private sealed record StatementKeys(List<string> InResources, List<string> All);
}

/// <summary>The answer to one simulated request.</summary>
/// <param name="Request">The request as the engine saw it.</param>
/// <param name="Explanation">The decision with its reasons.</param>
/// <param name="MissingKeys">Keys that would have been needed, each once.</param>
internal sealed record SimulationAnswer(RequestContext Request, Explanation Explanation, IReadOnlyList<string> MissingKeys)
{
    /// <summary>The statements that match; with an explicit deny only those that deny.</summary>
    public IEnumerable<(PolicyLayer Layer, StatementExplanation Statement)> Matched => Explanation.Layers
        .Where(layer => layer.Verdict != LayerVerdict.NotApplicable)
        .SelectMany(layer => layer.Statements.Select(statement => (layer.Layer, Statement: statement)))
        .Where(found => found.Statement.Matches && (Explanation.Decision.Result != DecisionResult.ExplicitDeny || found.Statement.Statement.Effect == PolicyEffect.Deny));

    /// <summary>What the permissions boundary says; none where there is no boundary.</summary>
    public bool? AllowedByBoundary =>
        Explanation.Layers.FirstOrDefault(layer => layer.Layer == PolicyLayer.Boundary) is { } boundary ? boundary.Verdict == LayerVerdict.Allows : null;
}
