using IamConsole.Core.Evaluation;
using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Simulation;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Simulation;

public sealed class SimulationQueryTests : IAsyncLifetime
{
    private const string Alice = "arn:aws:iam::123456789012:user/alice";

    private IamFixture _iam = null!;
    private string _managed = "";

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        _managed = (await _iam.DoAsync(new CreatePolicy("sending", PolicyTexts.Allow("sqs:*", "*", """{"StringEquals":{"aws:PrincipalTag/team":"blue"}}""")))).Policy.Arn;
        var limit = (await _iam.DoAsync(new CreatePolicy("limit", PolicyTexts.Allow("s3:*", "*", """{"Bool":{"aws:SecureTransport":"true"}}""")))).Policy.Arn;
        await _iam.DoAsync(new CreateUser("alice") { PermissionsBoundary = limit, Tags = [new Tag("team", "blue")] });
        await _iam.DoAsync(new CreateGroup("readers"));
        await _iam.DoAsync(new AddUserToGroup("readers", "alice"));
        await _iam.DoAsync(new PutGroupPolicy("readers", "reading", PolicyTexts.Allow("s3:GetObject")));
        await _iam.DoAsync(new PutUserPolicy("alice", "own", PolicyTexts.Deny("s3:GetObject", "arn:aws:s3:::secret/*")));
        await _iam.DoAsync(new AttachUserPolicy("alice", _managed));
        await _iam.DoAsync(new AttachGroupPolicy("readers", _managed));
        await _iam.DoAsync(new CreateUser("bob"));
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_source_is_described_with_the_ways_in_which_it_has_its_policies()
    {
        var source = await QueryAsync(new SimulationSourceQuery(Alice));

        Assert.Equal(("alice", PolicyHolderKind.User), (source.Name, source.Kind));
        Assert.Equal(
            [("user/alice/own", true, ""), ("group/readers/reading", false, "readers"), (_managed, true, "readers")],
            source.Policies.Select(policy => (policy.Key, policy.IsOwn, string.Join(',', policy.Groups))));
        Assert.Equal(["aws:PrincipalTag/team"], source.Policies.Single(policy => policy.Name == "sending").Keys);
        Assert.Equal(("limit", "aws:SecureTransport"), (source.Boundary!.Name, source.Boundary.Keys.Single()));
        Assert.Equal([new Tag("team", "blue")], source.Tags);
    }

    [Fact]
    public async Task Tags_are_shown_to_those_who_may_list_them()
    {
        var bob = await BobWhoMayAsync("iam:SimulatePrincipalPolicy");

        var source = await _iam.Gateway.QueryAsync(bob, new SimulationSourceQuery(Alice));

        Assert.Empty(source.Value.Tags);
    }

    [Fact]
    public async Task Policies_and_the_boundary_can_be_left_out()
    {
        var setup = new SimulationSetup(Alice) { WithoutBoundary = true };
        SimulatedRequest[] requests = [new("s3:GetObject", "*"), new("s3:GetObject", "arn:aws:s3:::secret/1")];

        async Task<IEnumerable<DecisionResult>> DecideAsync(SimulationSetup with) => (await QueryAsync(new SimulationQuery(with, requests))).Rows.Select(row => row.Decision);

        Assert.Equal([DecisionResult.Allowed, DecisionResult.ExplicitDeny], await DecideAsync(setup));
        Assert.Equal([DecisionResult.Allowed, DecisionResult.Allowed], await DecideAsync(setup with { ExcludedPolicies = ["user/alice/own"] }));
        Assert.Equal([DecisionResult.ImplicitDeny, DecisionResult.ImplicitDeny], await DecideAsync(setup with { ExcludedPolicies = ["user/alice/own", "group/readers/reading"] }));
        Assert.Equal([DecisionResult.ImplicitDeny, DecisionResult.ExplicitDeny], await DecideAsync(setup with { WithoutBoundary = false }));
    }

    [Fact]
    public async Task A_row_says_who_decided_how_many_statements_match_and_what_is_missing()
    {
        var rows = (await QueryAsync(new SimulationQuery(new SimulationSetup(Alice), [new("s3:GetObject", "*"), new("sqs:SendMessage", "*")]))).Rows;

        Assert.Equal((PolicyLayer.Boundary, 1, "aws:SecureTransport"), (rows[0].DecidedBy, rows[0].MatchedStatements, string.Join(',', rows[0].MissingKeys)));
        Assert.Equal((PolicyLayer.Identity, 0, "aws:PrincipalTag/team"), (rows[1].DecidedBy, rows[1].MatchedStatements, string.Join(',', rows[1].MissingKeys)));
    }

    [Fact]
    public async Task A_draft_is_asked_without_a_source()
    {
        var row = (await QueryAsync(new SimulationQuery(new SimulationSetup(null) { Draft = PolicyTexts.Allow("s3:*") }, [new("s3:GetObject", "*")]))).Rows.Single();

        Assert.Equal((DecisionResult.Allowed, 1), (row.Decision, row.MatchedStatements));
    }

    [Fact]
    public async Task The_explanation_has_every_policy_by_its_name_and_text()
    {
        var explained = await QueryAsync(new SimulationExplanationQuery(new SimulationSetup(Alice), new SimulatedRequest("s3:GetObject", "arn:aws:s3:::secret/1")));

        Assert.Equal(DecisionResult.ExplicitDeny, explained.Explanation.Decision.Result);
        Assert.Empty(explained.HiddenLayers);
        Assert.Equal(["limit", "own", "reading", "sending"], explained.Policies.Values.Select(policy => policy.Name).Order(StringComparer.Ordinal));
        Assert.Equal((PolicyHolderKind.Group, "readers"), (explained.Policies["group/readers/reading"].HolderKind, explained.Policies["group/readers/reading"].HolderName));
        Assert.All(explained.Explanation.Layers.SelectMany(layer => layer.Statements), statement => Assert.Contains(statement.Statement.Span.Of(explained.Policies[statement.Policy].Document), explained.Policies[statement.Policy].Document, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Policies_that_one_may_not_read_are_left_out_of_the_explanation_and_said_to_be()
    {
        var bob = await BobWhoMayAsync("iam:SimulatePrincipalPolicy", "iam:GetGroupPolicy");

        var explained = (await _iam.Gateway.QueryAsync(bob, new SimulationExplanationQuery(new SimulationSetup(Alice), new SimulatedRequest("s3:GetObject", "*")))).Value;

        Assert.Equal(["group/readers/reading"], explained.Policies.Keys);
        Assert.Equal([PolicyLayer.Identity, PolicyLayer.Boundary], explained.HiddenLayers);
        Assert.Equal(["group/readers/reading"], explained.Explanation.Layers.SelectMany(layer => layer.Statements).Select(statement => statement.Policy));
    }

    [Fact]
    public async Task Each_kind_of_simulation_needs_its_own_action()
    {
        var bob = await BobWhoMayAsync("iam:SimulateCustomPolicy");

        var draft = await _iam.Gateway.QueryAsync(bob, new SimulationQuery(new SimulationSetup(null) { Draft = PolicyTexts.Allow("s3:*") }, []));
        var principal = await _iam.Gateway.QueryAsync(bob, new SimulationQuery(new SimulationSetup(Alice), []));
        var source = await _iam.Gateway.QueryAsync(bob, new SimulationSourceQuery(Alice));
        var explanation = await _iam.Gateway.QueryAsync(bob, new SimulationExplanationQuery(new SimulationSetup(Alice), new SimulatedRequest("s3:GetObject", "*")));

        Assert.True(draft.IsSuccess);
        Assert.All([principal.Error, source.Error, explanation.Error], error => Assert.Equal(("iam:SimulatePrincipalPolicy", Alice), (Assert.IsType<AccessDenied>(error).Action, ((AccessDenied)error).Resource)));
    }

    [Theory]
    [InlineData("s3:*", "*")]
    [InlineData("s3:GetObject", "bucket")]
    public async Task A_request_that_cannot_be_simulated_is_refused(string action, string resource)
    {
        var setup = new SimulationSetup(null) { Draft = PolicyTexts.Allow("s3:*") };

        Assert.Equal("InvalidInput", (await _iam.Gateway.QueryAsync(_iam.Root, new SimulationQuery(setup, [new(action, resource)]))).Error!.Code);
        Assert.Equal("InvalidInput", (await _iam.Gateway.QueryAsync(_iam.Root, new SimulationExplanationQuery(setup, new(action, resource)))).Error!.Code);
    }

    private async Task<Caller> BobWhoMayAsync(params string[] actions)
    {
        await _iam.DoAsync(new PutUserPolicy("bob", "simulates", $$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["{{string.Join("\",\"", actions)}}"],"Resource":"*"} }"""));
        return await _iam.CallerOfAsync("bob");
    }

    private async Task<T> QueryAsync<T>(ConsoleQuery<T> query)
        where T : class
    {
        var result = await _iam.Gateway.QueryAsync(_iam.Root, query);
        Assert.True(result.IsSuccess, result.Error?.Message);
        return result.Value;
    }
}
