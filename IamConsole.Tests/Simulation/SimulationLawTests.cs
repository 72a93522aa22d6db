using System.Text.Json;
using IamConsole.Core.Evaluation;
using IamConsole.Core.Operations;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Simulation;
using IamConsole.Core.Simulation.Shapes;
using IamConsole.Tests.Evaluation;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Simulation;

/// <summary>The simulator never has an opinion of its own.</summary>
public sealed class SimulationLawTests : IAsyncLifetime
{
    private const int Sets = 60;
    private const string Caller = "arn:aws:iam::111111111111:user/ann";
    private const string Account = "111111111111";

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task Its_decision_is_the_evaluators_for_generated_policies()
    {
        var generator = new CaseGenerator(11);
        var compared = new Dictionary<string, int>();
        for (var set = 0; set < Sets; set++)
        {
            foreach (var @case in generator.Next())
            {
                if (ToOperation(@case) is not { } operation)
                {
                    continue;
                }

                var result = await _iam.Gateway.SendAsync(_iam.Root, operation);
                if (!result.IsSuccess)
                {
                    Assert.Equal("InvalidInput", result.Error!.Code);
                    continue;
                }

                var expected = DecisionNames.NameOf(PolicyEvaluator.Evaluate(PoliciesOf(operation), RequestOf(operation)).Result);
                Assert.Equal(expected, Assert.Single(result.Value.EvaluationResults).EvalDecision);
                compared[expected] = compared.GetValueOrDefault(expected) + 1;
            }
        }

        Assert.All(["allowed", "explicitDeny", "implicitDeny"], decision => Assert.True(compared.GetValueOrDefault(decision) > 20, $"{decision}: {compared.GetValueOrDefault(decision)}"));
    }

    /// <summary>The case as far as the simulator can be asked it: what IAM would save, for a user as the caller.</summary>
    private static SimulateCustomPolicy? ToOperation(PolicyCase @case)
    {
        var identity = @case.Identity.Select(Text).Where(text => PolicySaveCheck.FirstRefusal(text, PolicyKind.Identity) is null).ToList();
        var boundary = @case.Boundary is { } limit ? Text(limit) : null;
        var resource = @case.ResourcePolicy is { } policy ? Text(policy) : null;
        return identity.Count == 0 ? null : new SimulateCustomPolicy(identity, [@case.Action])
        {
            CallerArn = Caller,
            ResourceArns = [@case.Resource],
            PermissionsBoundaryPolicyInputList = boundary is not null && PolicySaveCheck.FirstRefusal(boundary, PolicyKind.PermissionsBoundary) is null ? [boundary] : null,
            ResourcePolicy = resource is not null && PolicySaveCheck.FirstRefusal(resource, PolicyKind.Resource) is null ? resource : null,
            ContextEntries = [.. @case.Context.Where(entry => entry.Name.Length >= 5).Select(Entry)],
        };
    }

    private static ContextEntry Entry(JsonProperty entry) => entry.Value.ValueKind is JsonValueKind.Array
        ? new ContextEntry(entry.Name) { ContextKeyType = "stringList", ContextKeyValues = [.. entry.Value.EnumerateArray().Select(PolicyCase.TextOf)] }
        : new ContextEntry(entry.Name) { ContextKeyType = "string", ContextKeyValues = [PolicyCase.TextOf(entry.Value)] };

    private static PolicySet PoliciesOf(SimulateCustomPolicy operation) => new()
    {
        Identity = [.. operation.PolicyInputList.Select(text => Compile(text, PolicyKind.Identity))],
        Boundary = operation.PermissionsBoundaryPolicyInputList is [var boundary] ? Compile(boundary, PolicyKind.PermissionsBoundary) : null,
        Resource = operation.ResourcePolicy is { } resource ? Compile(resource, PolicyKind.Resource) : null,
    };

    private static RequestContext RequestOf(SimulateCustomPolicy operation)
    {
        var resource = operation.ResourceArns!.Single();
        var owner = resource.Split(':') is [_, _, _, _, { Length: 12 } account, ..] ? account : Account;
        var request = new RequestContext(RequestPrincipal.User(Caller), operation.ActionNames.Single(), resource, operation.ResourcePolicy is null ? Account : owner);
        request.Add("aws:ResourceAccount", owner);
        foreach (var entry in operation.ContextEntries!)
        {
            _ = entry.ContextKeyType == "stringList" ? request.Add(entry.ContextKeyName, entry.ContextKeyValues!) : request.Add(entry.ContextKeyName, entry.ContextKeyValues![0]);
        }

        return request;
    }

    private static NamedPolicy Compile(string text, PolicyKind kind) => new(text, CompiledPolicy.Compile(PolicyParser.Parse(text, kind).Document!));

    private static string Text(JsonElement policy) => policy.GetRawText();
}
