namespace IamConsole.Core.Evaluation;

/// <summary>Decides requests. Pure: the same policies and request always give the same answer.</summary>
public static class PolicyEvaluator
{
    /// <summary>Decides without allocating.</summary>
    public static Decision Evaluate(PolicySet policies, RequestContext request) =>
        DecisionRules.Decide(LayerVerdicts.Of(policies, request), request);

    /// <summary>Decides in the same way and says for every statement why it matched or did not.</summary>
    public static Explanation Explain(PolicySet policies, RequestContext request) => Explainer.Explain(policies, request);

    /// <summary>The statements that match, Allow and Deny, of the policies that concern the requester, in the order of evaluation.</summary>
    public static IReadOnlyList<StatementExplanation> FindMatched(PolicySet policies, RequestContext request) => Explainer.FindMatched(policies, request);
}
