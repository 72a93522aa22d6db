using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Operations;
using IamConsole.Core.Roles;
using IamConsole.Core.Simulation;
using IamConsole.Core.Simulation.Shapes;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Simulation;

public sealed class SimulatePrincipalPolicyTests : IAsyncLifetime
{
    private const string Alice = "arn:aws:iam::123456789012:user/staff/alice";
    private const string Readers = "arn:aws:iam::123456789012:group/readers";
    private const string Worker = "arn:aws:iam::123456789012:role/worker";

    private IamFixture _iam = null!;
    private string _managed = "";

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        _managed = (await _iam.DoAsync(new CreatePolicy("sending", PolicyTexts.Allow("sqs:SendMessage")))).Policy.Arn;
        await _iam.DoAsync(new CreateUser("alice") { Path = "/staff/" });
        await _iam.DoAsync(new CreateGroup("readers"));
        await _iam.DoAsync(new CreateRole("worker", PolicyTexts.TrustAccount));
        await _iam.DoAsync(new AddUserToGroup("readers", "alice"));
        await _iam.DoAsync(new PutUserPolicy("alice", "own", PolicyTexts.Allow("s3:PutObject")));
        await _iam.DoAsync(new PutGroupPolicy("readers", "reading", PolicyTexts.Allow("s3:GetObject")));
        await _iam.DoAsync(new AttachUserPolicy("alice", _managed));
        await _iam.DoAsync(new AttachRolePolicy("worker", _managed));
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_user_has_its_own_policies_and_those_of_its_groups()
    {
        var results = await SimulateAsync(new SimulatePrincipalPolicy(Alice, ["s3:PutObject", "s3:GetObject", "sqs:SendMessage", "s3:DeleteObject"]));

        Assert.Equal(["allowed", "allowed", "allowed", "implicitDeny"], results.Select(result => result.EvalDecision));

        // Unverified: how the live service names inline policies. Observed: its words for the type.
        Assert.Equal(
            [("user_alice_own", "IAM Policy"), ("group_readers_reading", "IAM Policy"), ("sending", "IAM Policy")],
            results.SelectMany(result => result.MatchedStatements).Select(statement => (statement.SourcePolicyId, statement.SourcePolicyType)));
    }

    [Fact]
    public async Task Groups_and_roles_have_their_own()
    {
        string[] actions = ["s3:GetObject", "sqs:SendMessage"];

        Assert.Equal(["allowed", "implicitDeny"], (await SimulateAsync(new SimulatePrincipalPolicy(Readers, actions))).Select(result => result.EvalDecision));
        Assert.Equal(["implicitDeny", "allowed"], (await SimulateAsync(new SimulatePrincipalPolicy(Worker, actions))).Select(result => result.EvalDecision));
    }

    [Fact]
    public async Task Policies_that_are_given_count_besides() =>
        Assert.Equal("allowed", Assert.Single(await SimulateAsync(new SimulatePrincipalPolicy(Alice, ["s3:DeleteObject"]) { PolicyInputList = [PolicyTexts.Allow("s3:*")] })).EvalDecision);

    [Fact]
    public async Task The_users_own_boundary_limits_and_one_that_is_given_replaces_it()
    {
        var boundary = (await _iam.DoAsync(new CreatePolicy("limit", PolicyTexts.Allow("s3:*")))).Policy.Arn;
        await _iam.DoAsync(new PutUserPermissionsBoundary("alice", boundary));
        var operation = new SimulatePrincipalPolicy(Alice, ["s3:GetObject", "sqs:SendMessage"]);

        var own = await SimulateAsync(operation);
        var given = await SimulateAsync(operation with { PermissionsBoundaryPolicyInputList = [PolicyTexts.Allow("sqs:*")] });

        Assert.Equal([("allowed", true), ("implicitDeny", false)], own.Select(Boundary));
        Assert.Equal([("implicitDeny", false), ("allowed", true)], given.Select(Boundary));
        Assert.Contains(own[0].MatchedStatements, statement => statement is { SourcePolicyId: "limit", SourcePolicyType: "Permissions Boundary Policy" });

        static (string, bool) Boundary(EvaluationResult result) => (result.EvalDecision, result.PermissionsBoundaryDecisionDetail!.AllowedByPermissionsBoundary);
    }

    [Fact]
    public async Task A_user_is_the_caller_unless_another_is_named()
    {
        var id = (await _iam.DoAsync(new GetUser("alice"))).User.UserId;
        await _iam.DoAsync(new PutUserPolicy("alice", "home", PolicyTexts.Allow("s3:ListBucket", "arn:aws:s3:::home-${aws:username}", $$"""{"StringEquals":{"aws:userid":"{{id}}"} }""")));
        var operation = new SimulatePrincipalPolicy(Alice, ["s3:ListBucket"]) { ResourceArns = ["arn:aws:s3:::home-alice"] };

        var itself = Assert.Single(await SimulateAsync(operation));
        var another = Assert.Single(await SimulateAsync(operation with { CallerArn = "arn:aws:iam::123456789012:user/bob" }));

        Assert.Equal("allowed", itself.EvalDecision);
        Assert.Equal("implicitDeny", another.EvalDecision);
    }

    [Fact]
    public async Task A_role_is_known_by_its_arn_and_asks_under_the_stub_user_id()
    {
        await _iam.DoAsync(new PutRolePolicy("worker", "own", PolicyTexts.Allow("s3:GetObject", "*", $$"""{"ArnEquals":{"aws:PrincipalArn":"{{Worker}}"},"StringEquals":{"aws:userid":"STUB_PRINCIPAL_FOR_POLICY_SIMULATOR"} }""")));

        Assert.Equal("allowed", Assert.Single(await SimulateAsync(new SimulatePrincipalPolicy(Worker, ["s3:GetObject"]))).EvalDecision);
    }

    [Fact]
    public async Task A_resource_policy_needs_a_user_as_the_caller()
    {
        const string Policy = """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}}""";

        Assert.Equal("explicitDeny", Assert.Single(await SimulateAsync(new SimulatePrincipalPolicy(Alice, ["s3:GetObject"]) { ResourcePolicy = Policy })).EvalDecision);
        Assert.Equal("InvalidInput", (await _iam.RefusedAsync(new SimulatePrincipalPolicy(Worker, ["s3:GetObject"]) { ResourcePolicy = Policy })).Code);
        Assert.Equal("explicitDeny", Assert.Single(await SimulateAsync(new SimulatePrincipalPolicy(Worker, ["s3:GetObject"]) { ResourcePolicy = Policy, CallerArn = Alice })).EvalDecision);
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:user/alice", "NoSuchEntity", "The user with name alice cannot be found.")]
    [InlineData("arn:aws:iam::999999999999:user/staff/alice", "NoSuchEntity", "The user with name alice cannot be found.")]
    [InlineData("arn:aws:iam::123456789012:group/nobody", "NoSuchEntity", "The group with name nobody cannot be found.")]
    [InlineData("arn:aws:iam::123456789012:role/nobody", "NoSuchEntity", "The role with name nobody cannot be found.")]
    [InlineData("arn:aws:iam::123456789012:policy/sending", "InvalidInput", "Invalid Entity Arn: arn:aws:iam::123456789012:policy/sending does not clearly define entity type and name.")]
    [InlineData("alice-alice-alice-alice", "InvalidInput", "Invalid Entity Arn: alice-alice-alice-alice does not clearly define entity type and name.")]
    public async Task A_source_that_does_not_exist_exactly_so_is_refused(string arn, string code, string message)
    {
        Assert.Equal(new IamError(code, message), Inner(await _iam.RefusedAsync(new SimulatePrincipalPolicy(arn, ["s3:GetObject"]))));
        Assert.Equal(new IamError(code, message), Inner(await _iam.RefusedAsync(new GetContextKeysForPrincipalPolicy(arn))));
    }

    [Fact]
    public async Task Who_may_simulate_one_user_may_not_simulate_another_and_nothing_is_written()
    {
        await _iam.DoAsync(new CreateUser("bob"));
        await _iam.DoAsync(new PutUserPolicy("bob", "simulates", PolicyTexts.Allow("iam:SimulatePrincipalPolicy", Alice)));
        var bob = await _iam.CallerOfAsync("bob");

        var allowed = await _iam.Gateway.SendAsync(bob, new SimulatePrincipalPolicy(Alice, ["s3:GetObject"]));
        var refused = await _iam.Gateway.SendAsync(bob, new SimulatePrincipalPolicy(Readers, ["s3:GetObject"]));
        var custom = await _iam.Gateway.SendAsync(bob, new SimulateCustomPolicy([PolicyTexts.Allow("s3:*")], ["s3:GetObject"]));

        Assert.True(allowed.IsSuccess);
        Assert.Equal(("AccessDenied", Readers), (refused.Error!.Code, Denied(refused.Error).Resource));
        Assert.Equal("iam:SimulateCustomPolicy", Denied(custom.Error!).Action);
        Assert.Equal([("SimulatePrincipalPolicy", null), ("SimulatePrincipalPolicy", "AccessDenied"), ("SimulateCustomPolicy", "AccessDenied")], (await _iam.EventsAsync()).TakeLast(3));
    }

    [Fact]
    public async Task A_stored_policy_that_cannot_be_read_is_an_error_of_the_evaluation()
    {
        await _iam.AddInlinePolicyAsync("alice", "no policy");

        Assert.Equal("PolicyEvaluation", (await _iam.RefusedAsync(new SimulatePrincipalPolicy(Alice, ["s3:GetObject"]))).Code);
        Assert.Equal(500, IamErrorStatus.Of(new IamError("PolicyEvaluation", "")));
    }

    private static AccessDenied Denied(IamError error) => Assert.IsType<AccessDenied>(Inner(error));

    private static IamError Inner(IamError error) => error is BatchRefused refused ? refused.Error : error;

    private async Task<IReadOnlyList<EvaluationResult>> SimulateAsync(SimulatePrincipalPolicy operation) => (await _iam.DoAsync(operation)).EvaluationResults;
}
