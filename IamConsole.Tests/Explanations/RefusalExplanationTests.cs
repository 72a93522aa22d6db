using IamConsole.Core.AccountSettings;
using IamConsole.Core.Authorization;
using IamConsole.Core.Evaluation;
using IamConsole.Core.Explanations;
using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Explanations;

/// <summary>What the explanation of a refusal says, and what of it is shown to whom.</summary>
public sealed class RefusalExplanationTests : IAsyncLifetime
{
    private const string ReadOnly = "arn:aws:iam::aws:policy/IAMReadOnlyAccess";
    private const string ReadsInline = """{"Version":"2012-10-17","Statement":[{"Sid":"Reads","Effect":"Allow","Action":["iam:GetUserPolicy","iam:GetGroupPolicy"],"Resource":"*"},{"Sid":"Near","Effect":"Allow","Action":"iam:ListUsers","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}]}""";

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new CreateUser("bob") { Tags = [new Tag("team", "blue")] });
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Theory]
    [InlineData("s3:*", null, null, DecisionResult.ImplicitDeny, PolicyLayer.Identity)]
    [InlineData("iam:*", "iam:ListUsers", null, DecisionResult.ExplicitDeny, PolicyLayer.Identity)]
    [InlineData("iam:*", null, "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess", DecisionResult.ImplicitDeny, PolicyLayer.Boundary)]
    public async Task It_agrees_with_the_decision_and_with_AWSs_text(string allowed, string? denied, string? boundary, DecisionResult result, PolicyLayer layer)
    {
        await _iam.DoAsync(new PutUserPolicy("alice", "own", PolicyTexts.Allow(allowed)));
        if (denied is not null)
        {
            await _iam.DoAsync(new PutUserPolicy("alice", "denying", PolicyTexts.Deny(denied)));
        }

        if (boundary is not null)
        {
            await _iam.DoAsync(new PutUserPermissionsBoundary("alice", boundary));
        }

        var refusal = await RefuseAsync();
        var explained = await ExplainAsync("alice", refusal);

        Assert.Equal(new Decision(result, layer), explained.Explanation.Decision);
        Assert.Equal(refusal.Message.Split(": ")[..3], AccessDeniedMessage.For(explained.Explanation, refusal.Request!.Context).Split(": ")[..3]);
        Assert.Equal(("iam:ListUsers", refusal.Resource, refusal.PrincipalArn), (explained.Action, explained.Resource, explained.PrincipalArn));
    }

    [Fact]
    public async Task Verdicts_are_shown_to_everybody_and_statements_of_unreadable_policies_to_nobody()
    {
        await _iam.DoAsync(new PutUserPolicy("alice", "own", PolicyTexts.Deny("iam:*")));
        await _iam.DoAsync(new PutUserPermissionsBoundary("alice", ReadOnly));

        var explained = await ExplainAsync("alice", await RefuseAsync());

        Assert.Equal([LayerVerdict.ExplicitDeny, LayerVerdict.Allows], explained.Explanation.Layers.Select(layer => layer.Verdict));
        Assert.All(explained.Explanation.Layers, layer => Assert.Empty(layer.Statements));
        Assert.Empty(explained.Policies);
        Assert.Equal([PolicyLayer.Identity, PolicyLayer.Boundary], explained.Hidden);
    }

    [Fact]
    public async Task Statements_of_policies_that_the_reader_may_read_are_shown_with_what_keeps_them_from_applying()
    {
        await _iam.DoAsync(new PutUserPolicy("alice", "own", ReadsInline));
        await _iam.DoAsync(new AttachUserPolicy("alice", "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"));

        var explained = await ExplainAsync("alice", await RefuseAsync());

        var identity = Assert.Single(explained.Explanation.Layers);
        Assert.Equal(["Reads", "Near"], identity.Statements.Select(statement => statement.Statement.Sid));
        Assert.Equal(("Bool", "aws:MultiFactorAuthPresent", "true", "false"), identity.Statements[1].Failure is { } failure ? (failure.Operator, failure.Key, failure.Wanted[0], failure.Actual[0]) : default);
        Assert.Equal(("own", PolicyHolderKind.User, "alice", ReadsInline), Assert.Single(explained.Policies).Value is var policy ? (policy.Name, policy.HolderKind, policy.HolderName, policy.Document) : default);
        Assert.Equal([PolicyLayer.Identity], explained.Hidden);
    }

    [Fact]
    public async Task Policies_of_groups_are_told_apart_from_those_of_the_user_by_their_holder()
    {
        await _iam.DoAsync(new CreateGroup("readers"));
        await _iam.DoAsync(new AddUserToGroup("readers", "alice"));
        await _iam.DoAsync(new PutUserPolicy("alice", "same", ReadsInline));
        await _iam.DoAsync(new PutGroupPolicy("readers", "same", PolicyTexts.Deny("iam:ListUsers")));

        var explained = await ExplainAsync("alice", await RefuseAsync());

        Assert.Equal(
            [(PolicyHolderKind.User, "alice"), (PolicyHolderKind.Group, "readers")],
            explained.Policies.Values.Select(policy => (policy.HolderKind!.Value, policy.HolderName)).Order());
        var denying = explained.Explanation.Matched.Single();
        Assert.Equal("readers", explained.Policies[denying.Policy].HolderName);
    }

    [Fact]
    public async Task Nothing_is_said_to_be_hidden_from_who_may_see_all()
    {
        await _iam.DoAsync(new AttachUserPolicy("alice", ReadOnly));
        var refusal = Assert.IsType<AccessDenied>((await _iam.Gateway.SendAsync(await _iam.CallerOfAsync("alice"), new DeleteUser("bob"))).Error);

        var explained = await ExplainAsync("alice", refusal);

        Assert.Empty(explained.Hidden);
        Assert.Equal(ReadOnly, Assert.Single(explained.Policies).Value.Arn);
    }

    [Fact]
    public async Task What_decided_is_explained_though_policies_have_changed_since()
    {
        await _iam.DoAsync(new PutUserPolicy("alice", "own", ReadsInline));
        var refusal = await RefuseAsync();
        await _iam.DoAsync(new PutUserPolicy("alice", "own", PolicyTexts.Allow("*")));

        var explained = await ExplainAsync("alice", refusal);

        Assert.False(explained.Explanation.Decision.IsAllowed);
        Assert.Equal(ReadsInline, Assert.Single(explained.Policies).Value.Document);
    }

    [Fact]
    public async Task Refusals_of_others_are_part_of_the_event_history()
    {
        await _iam.DoAsync(new PutUserPolicy("alice", "own", ReadsInline));
        var query = new RefusalExplanationQuery((await RefuseAsync()).Request!);

        var denied = Assert.IsType<AccessDenied>((await _iam.Gateway.QueryAsync(await _iam.CallerOfAsync("bob"), query)).Error);
        await _iam.DoAsync(new PutUserPolicy("bob", "history", PolicyTexts.Allow("cloudtrail:LookupEvents")));
        var explained = await ExplainAsync("bob", query);

        Assert.Equal("cloudtrail:LookupEvents", denied.Action);
        Assert.Empty(explained.Policies);
        Assert.Equal(2, (await ExplainAsync(_iam.Root, query)).Explanation.Layers.Single().Statements.Count);
    }

    [Theory]
    [InlineData("iam:GetUserPolicy", true)]
    [InlineData("iam:ListUserTags\",\"iam:GetUserPolicy", false)]
    public async Task Tags_of_the_resource_are_shown_only_to_who_may_list_them(string allowed, bool hidden)
    {
        await _iam.DoAsync(new PutUserPolicy("alice", "own",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ALLOWED"],"Resource":"*"},{"Effect":"Allow","Action":"iam:GetUser","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"red"}}}]}""".Replace("ALLOWED", allowed, StringComparison.Ordinal)));
        var refusal = Assert.IsType<AccessDenied>((await _iam.Gateway.SendAsync(await _iam.CallerOfAsync("alice"), new GetUser("bob"))).Error);

        var failure = (await ExplainAsync("alice", refusal)).Explanation.Layers.Single().Statements[1].Failure!;

        Assert.Equal(hidden, failure.HidesActual);
        Assert.Equal(hidden ? [] : ["blue"], failure.Actual);
    }

    [Fact]
    public async Task Refusals_are_equal_when_they_say_the_same()
    {
        var first = await RefuseAsync();
        _iam.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await RefuseAsync();

        Assert.NotSame(first.Request, second.Request);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.NotEqual(first, first with { Action = "iam:GetUser" });
        Assert.NotEqual(first, first with { Message = "Something else." });
    }

    [Fact]
    public async Task What_the_password_policy_lets_all_users_do_is_no_hidden_policy()
    {
        await _iam.DoAsync(new UpdateAccountPasswordPolicy { AllowUsersToChangePassword = true });
        await _iam.DoAsync(new PutUserPolicy("alice", "own", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:GetUserPolicy","iam:ListUserPolicies","iam:ListAttachedUserPolicies","iam:ListGroupsForUser"],"Resource":"*"}]}"""));

        var explained = await ExplainAsync("alice", await RefuseAsync());

        Assert.Empty(explained.Hidden);
        Assert.Contains("Account password policy", explained.Policies.Values.Select(policy => policy.Name));
    }

    private async Task<AccessDenied> RefuseAsync()
    {
        var alice = await _iam.CallerOfAsync("alice");
        return Assert.IsType<AccessDenied>((await _iam.Gateway.SendAsync(alice, new ListUsers())).Error);
    }

    private Task<ExplainedRequest> ExplainAsync(string userName, AccessDenied refusal) => ExplainAsync(userName, new RefusalExplanationQuery(refusal.Request!));

    private async Task<ExplainedRequest> ExplainAsync(string userName, RefusalExplanationQuery query) => await ExplainAsync(await _iam.CallerOfAsync(userName), query);

    private async Task<ExplainedRequest> ExplainAsync(Caller caller, RefusalExplanationQuery query)
    {
        var result = await _iam.Gateway.QueryAsync(caller, query);
        Assert.True(result.IsSuccess, result.Error?.Message);
        return result.Value;
    }
}
