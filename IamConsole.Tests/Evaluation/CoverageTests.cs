using IamConsole.Core.Evaluation;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Tests.Evaluation;

/// <summary>What the generated cases reach, counted.</summary>
public sealed class CoverageTests
{
    private const int Seeds = 150;
    private const int SetsPerSeed = 25;

    /// <summary>Every operator plain, with either quantifier and with <c>IfExists</c>, which <c>Null</c> does not have.</summary>
    private static readonly string[] OperatorForms =
    [
        .. CaseVocabulary.Operators
            .SelectMany(name => (string[])(name == "Null" ? [name] : [name, name + "IfExists"]))
            .SelectMany(name => (string[])[name, "ForAllValues:" + name, "ForAnyValue:" + name]),
    ];

    [Fact]
    public void Generated_cases_reach_every_operator_both_ways_and_every_kind_of_policy()
    {
        var held = new HashSet<string>();
        var failed = new HashSet<string>();
        var failedElements = new HashSet<string>();
        var verdicts = new HashSet<(PolicyLayer, LayerVerdict)>();
        var kinds = new HashSet<RequestPrincipalKind>();
        var versions = new HashSet<string?>();

        foreach (var cases in Enumerable.Range(0, Seeds).Select(seed => new CaseGenerator(seed)).SelectMany(generator => Enumerable.Range(0, SetsPerSeed).Select(_ => generator.Next())))
        {
            var policies = cases[0].ToPolicySet();
            versions.UnionWith(policies.Identity.Select(policy => policy.Policy.Document.Version));
            foreach (var request in cases.Take(8).Select(policyCase => policyCase.ToRequest()))
            {
                kinds.Add(request.Principal.Kind);
                foreach (var layer in PolicyEvaluator.Explain(policies, request).Layers)
                {
                    verdicts.Add((layer.Layer, layer.Verdict));
                    foreach (var statement in layer.Statements)
                    {
                        if (statement.Failure is not { } failure)
                        {
                            held.UnionWith(statement.Statement.Conditions.Select(condition => condition.Operator));
                            continue;
                        }

                        failedElements.Add(failure.Element);
                        if (failure.Operator is { } name)
                        {
                            failed.Add(name);
                        }
                    }
                }
            }
        }

        Assert.Empty(OperatorForms.Except(held));
        Assert.Empty(OperatorForms.Except(failed));
        Assert.Equal(["Action", "Condition", "NotAction", "NotPrincipal", "NotResource", "Principal", "Resource"], failedElements.Order());
        Assert.Equal(Enum.GetValues<RequestPrincipalKind>(), kinds.Order());
        Assert.Equal([null, PolicyDocument.LegacyVersion, PolicyDocument.CurrentVersion], versions.Order());
        foreach (var layer in Enum.GetValues<PolicyLayer>().Where(layer => layer != PolicyLayer.Root))
        {
            Assert.Equal([LayerVerdict.Allows, LayerVerdict.ImplicitDeny, LayerVerdict.ExplicitDeny], verdicts.Where(pair => pair.Item1 == layer && pair.Item2 != LayerVerdict.NotApplicable).Select(pair => pair.Item2).Order());
        }
    }
}
