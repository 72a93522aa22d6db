using System.Text.Json;
using IamConsole.Core.Evaluation;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Tests.Evaluation;

/// <summary>What must hold whatever the policies say, on generated policies and requests.</summary>
public sealed class LawTests
{
    private const int Sets = 300;
    private const int Seed = 7;

    private static readonly NamedPolicy AllowAll = Compile("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""");
    private static readonly NamedPolicy DenyAll = Compile("""{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}""");

    [Fact]
    public void An_added_Deny_never_allows() => ForEach((policies, request, before) =>
    {
        foreach (var after in EachLayerWith(policies, DenyAll))
        {
            var decision = PolicyEvaluator.Evaluate(after, request);
            Assert.True(!decision.IsAllowed || before.IsAllowed);
        }

        var denied = PolicyEvaluator.Evaluate(policies with { Identity = [.. policies.Identity, DenyAll] }, request);
        Assert.Equal(IsFree(request) ? DecisionResult.Allowed : DecisionResult.ExplicitDeny, denied.Result);
    });

    [Fact]
    public void The_order_of_policies_never_matters() => ForEach((policies, request, before) =>
        Assert.Equal(before, PolicyEvaluator.Evaluate(policies with { Identity = [.. policies.Identity.Reverse()] }, request)));

    [Fact]
    public void The_order_of_statements_never_matters() => ForEach((policies, request, before) =>
        Assert.Equal(before, PolicyEvaluator.Evaluate(policies with { Identity = [.. policies.Identity.Select(Reverse)] }, request)));

    [Fact]
    public void A_boundary_never_grants() => ForEach((policies, request, before) =>
    {
        var unlimited = PolicyEvaluator.Evaluate(policies with { Boundary = null }, request);
        var limited = PolicyEvaluator.Evaluate(policies with { Boundary = AllowAll }, request);
        Assert.True(unlimited.IsAllowed || !limited.IsAllowed);
        Assert.True(unlimited.IsAllowed || !before.IsAllowed);
    });

    [Fact]
    public void A_service_control_policy_never_grants() => ForEach((policies, request, before) =>
    {
        var free = PolicyEvaluator.Evaluate(policies with { ServiceControl = null }, request);
        Assert.True(free.IsAllowed || !before.IsAllowed);
        Assert.True(free.IsAllowed || !PolicyEvaluator.Evaluate(policies with { ServiceControl = [[AllowAll]] }, request).IsAllowed);
    });

    [Fact]
    public void Without_any_policy_only_root_is_allowed() => ForEach((_, request, _) =>
    {
        var decision = PolicyEvaluator.Evaluate(PolicySet.Empty, request);
        var isOwnRoot = request.Principal.Kind == RequestPrincipalKind.Root
            && request.ResourceAccount == request.Principal.AccountId
            && !request.Action.StartsWith("sts:AssumeRole", StringComparison.Ordinal);
        Assert.Equal(isOwnRoot || IsFree(request) ? DecisionResult.Allowed : DecisionResult.ImplicitDeny, decision.Result);
    });

    [Fact]
    public void Deciding_twice_gives_the_same_answer() => ForEach((policies, request, before) =>
        Assert.Equal(before, PolicyEvaluator.Evaluate(policies, request)));

    [Fact]
    public void An_explanation_never_disagrees_with_the_decision() => ForEach((policies, request, before) =>
    {
        var explanation = PolicyEvaluator.Explain(policies, request);
        Assert.Equal(before, explanation.Decision);
        foreach (var layer in explanation.Layers.Where(layer => layer.Verdict == LayerVerdict.ExplicitDeny))
        {
            Assert.Contains(layer.Statements, statement => statement.Matches && statement.Statement.Effect == PolicyEffect.Deny);
        }

        var concerning = explanation.Layers.Where(layer => layer.Verdict != LayerVerdict.NotApplicable);
        Assert.Equal(concerning.SelectMany(layer => layer.Statements).Where(statement => statement.Failure is null), explanation.Matched);
        Assert.Equal(explanation.Matched, PolicyEvaluator.FindMatched(policies, request));
    });

    private static bool IsFree(RequestContext request) => request.Action == "sts:GetCallerIdentity" && request.Principal.HasAccount;

    private static IEnumerable<PolicySet> EachLayerWith(PolicySet policies, NamedPolicy added)
    {
        yield return policies with { Boundary = added };
        yield return policies with { Session = [.. policies.Session ?? [], added] };
        yield return policies with { ServiceControl = [.. policies.ServiceControl ?? [], [added]] };
        yield return policies with { ResourceControl = [.. policies.ResourceControl ?? [], [added]] };
        yield return policies with { VpcEndpoint = added };
    }

    private static NamedPolicy Reverse(NamedPolicy policy)
    {
        using var json = JsonDocument.Parse(policy.Policy.Document.Text);
        var version = json.RootElement.TryGetProperty("Version", out var found) ? $"\"Version\":{found.GetRawText()}," : "";
        var statement = json.RootElement.GetProperty("Statement");
        var statements = (statement.ValueKind == JsonValueKind.Array ? statement.EnumerateArray().ToArray() : [statement]).Reverse().Select(statement => statement.GetRawText());
        return Compile($"{{{version}\"Statement\":[{string.Join(',', statements)}]}}");
    }

    private static NamedPolicy Compile(string text) => new("p", CompiledPolicy.Compile(PolicyParser.Parse(text, PolicyKind.Identity).Document!));

    private static void ForEach(Action<PolicySet, RequestContext, Decision> law)
    {
        var generator = new CaseGenerator(Seed);
        for (var set = 0; set < Sets; set++)
        {
            var cases = generator.Next();
            var policies = cases[0].ToPolicySet();
            foreach (var request in cases.Select(policyCase => policyCase.ToRequest()))
            {
                law(policies, request, PolicyEvaluator.Evaluate(policies, request));
            }
        }
    }
}
