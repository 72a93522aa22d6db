using IamConsole.Core.Evaluation.Conditions;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Evaluation;

/// <summary>Lists what the evaluator saw, by walking the same compiled statements.</summary>
internal static class Explainer
{
    public static Explanation Explain(PolicySet policies, RequestContext request)
    {
        var verdicts = LayerVerdicts.Of(policies, request);
        var hasBoundary = LayerVerdicts.HasBoundary(policies, request);
        var layers = new List<LayerExplanation>();
        Add(PolicyLayer.ResourceControl, verdicts.ResourceControl, policies.ResourceControl?.SelectMany(level => level));
        Add(PolicyLayer.ServiceControl, verdicts.ServiceControl, policies.ServiceControl?.SelectMany(level => level));
        Add(PolicyLayer.VpcEndpoint, verdicts.VpcEndpoint, One(policies.VpcEndpoint));
        Add(DecisionRules.IsTrust(request) ? PolicyLayer.Trust : PolicyLayer.Resource, verdicts.Resource, One(policies.Resource));
        Add(PolicyLayer.Identity, verdicts.Identity, policies.Identity);
        Add(PolicyLayer.Boundary, verdicts.Boundary, One(policies.Boundary));
        Add(PolicyLayer.Session, verdicts.Session, policies.Session is { Count: > 0 } session ? session : null);
        return new Explanation(DecisionRules.Decide(verdicts, request), layers);

        void Add(PolicyLayer layer, LayerVerdict verdict, IEnumerable<NamedPolicy>? present)
        {
            if (present is null)
            {
                return;
            }

            var statements = new List<StatementExplanation>();
            foreach (var policy in present)
            {
                foreach (var statement in policy.Policy.Statements)
                {
                    statements.Add(new StatementExplanation(policy.Name, statement.Source, FailureOf(statement, request, hasBoundary)));
                }
            }

            layers.Add(new LayerExplanation(layer, verdict, statements));
        }
    }

    /// <summary>The same as <see cref="Explanation.Matched"/>, without a word about the statements that do not match.</summary>
    public static IReadOnlyList<StatementExplanation> FindMatched(PolicySet policies, RequestContext request)
    {
        var verdicts = LayerVerdicts.Of(policies, request);
        var hasBoundary = LayerVerdicts.HasBoundary(policies, request);
        List<StatementExplanation>? matched = null;
        AddLevels(verdicts.ResourceControl, policies.ResourceControl);
        AddLevels(verdicts.ServiceControl, policies.ServiceControl);
        AddOne(verdicts.VpcEndpoint, policies.VpcEndpoint);
        AddOne(verdicts.Resource, policies.Resource);
        AddMany(verdicts.Identity, policies.Identity);
        AddOne(verdicts.Boundary, policies.Boundary);
        AddMany(verdicts.Session, policies.Session);
        return matched ?? (IReadOnlyList<StatementExplanation>)[];

        void AddLevels(LayerVerdict verdict, IReadOnlyList<IReadOnlyList<NamedPolicy>>? levels)
        {
            foreach (var level in levels ?? [])
            {
                AddMany(verdict, level);
            }
        }

        void AddMany(LayerVerdict verdict, IReadOnlyList<NamedPolicy>? present)
        {
            foreach (var policy in present ?? [])
            {
                AddOne(verdict, policy);
            }
        }

        void AddOne(LayerVerdict verdict, NamedPolicy? policy)
        {
            if (policy is null || verdict == LayerVerdict.NotApplicable)
            {
                return;
            }

            foreach (var statement in policy.Policy.Statements)
            {
                if (statement.FirstFailure(request, hasBoundary, out _, out _) == StatementClause.None)
                {
                    (matched ??= []).Add(new StatementExplanation(policy.Name, statement.Source, null));
                }
            }
        }
    }

    private static NamedPolicy[]? One(NamedPolicy? policy) => policy is null ? null : [policy];

    private static FailedClause? FailureOf(CompiledStatement statement, RequestContext request, bool hasBoundary)
    {
        var source = statement.Source;
        return statement.FirstFailure(request, hasBoundary, out _, out var failed) switch
        {
            StatementClause.Action => Clause(source, source.NotActions is null ? "Action" : "NotAction", statement.ActionTexts, request.Action),
            StatementClause.Resource => Clause(source, source.NotResources is null ? "Resource" : "NotResource", statement.ResourceTexts, request.Resource),
            StatementClause.Principal => Clause(source, source.NotPrincipal is null ? "Principal" : "NotPrincipal", Principals(source.NotPrincipal ?? source.Principal!), CallerNames.Of(request.Principal)),
            StatementClause.Condition => Condition(failed!, request),
            _ => null,
        };
    }

    private static string[] Principals(PolicyPrincipal principal) => [.. principal.Entries.Select(entry => entry.Value)];

    private static FailedClause Clause(PolicyStatement statement, string element, string[] wanted, string actual)
    {
        var syntax = statement.Syntax.Children.Find(child => child.Name == element) ?? statement.Syntax;
        return new FailedClause(element, null, null, wanted, [actual], syntax.Span, syntax.Path);
    }

    private static FailedClause Condition(CompiledCondition condition, RequestContext request)
    {
        var source = condition.Source;
        return new FailedClause("Condition", source.Operator, source.Key, [.. source.Values.Select(value => value.Value)], request.ValuesOf(source.Key), source.Span, source.Path);
    }
}
