using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Operations;

/// <summary>No decision outlives what it was made from, although the policies of a principal are kept between requests.</summary>
public sealed class FreshDecisionTests : IAsyncLifetime
{
    private const string Nothing = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}""";
    private const string ListUsers = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*"}}""";

    private IamFixture _iam = null!;
    private Caller _alice = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateUser("alice"));
        _alice = await _iam.CallerOfAsync("alice");
        Assert.False(await MayAsync());
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task Policies_of_the_user_itself()
    {
        await _iam.DoAsync(new PutUserPolicy("alice", "p", ListUsers));
        Assert.True(await MayAsync());
        await _iam.DoAsync(new PutUserPolicy("alice", "p", Nothing));
        Assert.False(await MayAsync());

        var arn = (await _iam.DoAsync(new CreatePolicy("lists", ListUsers))).Policy.Arn;
        await _iam.DoAsync(new AttachUserPolicy("alice", arn));
        Assert.True(await MayAsync());
        await _iam.DoAsync(new DetachUserPolicy("alice", arn));
        Assert.False(await MayAsync());
    }

    [Fact]
    public async Task Versions_of_a_policy()
    {
        var arn = (await _iam.DoAsync(new CreatePolicy("lists", Nothing))).Policy.Arn;
        await _iam.DoAsync(new AttachUserPolicy("alice", arn));
        Assert.False(await MayAsync());
        await _iam.DoAsync(new CreatePolicyVersion(arn, ListUsers));
        Assert.False(await MayAsync());
        await _iam.DoAsync(new SetDefaultPolicyVersion(arn, "v2"));
        Assert.True(await MayAsync());
        await _iam.DoAsync(new CreatePolicyVersion(arn, Nothing) { SetAsDefault = true });
        Assert.False(await MayAsync());
    }

    [Fact]
    public async Task Groups_and_their_policies()
    {
        await _iam.DoAsync(new CreateGroup("devs"));
        await _iam.DoAsync(new AddUserToGroup("devs", "alice"));
        Assert.False(await MayAsync());
        await _iam.DoAsync(new PutGroupPolicy("devs", "p", ListUsers));
        Assert.True(await MayAsync());
        await _iam.DoAsync(new UpdateGroup("devs") { NewGroupName = "others" });
        Assert.True(await MayAsync());
        await _iam.DoAsync(new RemoveUserFromGroup("others", "alice"));
        Assert.False(await MayAsync());
    }

    [Fact]
    public async Task The_boundary()
    {
        await _iam.DoAsync(new PutUserPolicy("alice", "p", ListUsers));
        var edge = (await _iam.DoAsync(new CreatePolicy("edge", Nothing))).Policy.Arn;
        Assert.True(await MayAsync());
        await _iam.DoAsync(new PutUserPermissionsBoundary("alice", edge));
        Assert.False(await MayAsync());
        await _iam.DoAsync(new CreatePolicyVersion(edge, ListUsers) { SetAsDefault = true });
        Assert.True(await MayAsync());
        await _iam.DoAsync(new SetDefaultPolicyVersion(edge, "v1"));
        Assert.False(await MayAsync());
        await _iam.DoAsync(new DeleteUserPermissionsBoundary("alice"));
        Assert.True(await MayAsync());
    }

    [Fact]
    public async Task Tags_and_the_name()
    {
        await _iam.DoAsync(new PutUserPolicy("alice", "p", """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*",
              "Condition":{"StringEquals":{"aws:PrincipalTag/team":"red","aws:username":["alice","carol"]}}}}
            """));
        Assert.False(await MayAsync());
        await _iam.DoAsync(new TagUser("alice", [new("team", "red")]));
        Assert.True(await MayAsync());
        await _iam.DoAsync(new UpdateUser("alice") { NewUserName = "bob" });
        Assert.False(await MayAsync());
        await _iam.DoAsync(new UpdateUser("bob") { NewUserName = "carol" });
        Assert.True(await MayAsync());
        await _iam.DoAsync(new TagUser("carol", [new("Team", "blue")]));
        Assert.False(await MayAsync());
        await _iam.DoAsync(new TagUser("carol", [new("team", "red")]));
        Assert.True(await MayAsync());
        await _iam.DoAsync(new UntagUser("carol", ["TEAM"]));
        Assert.False(await MayAsync());
    }

    [Fact]
    public async Task What_a_batch_grants_counts_in_it_and_is_gone_when_it_is_undone()
    {
        await _iam.DoAsync(new PutUserPolicy("alice", "self", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:PutUserPolicy","Resource":"*"}}"""));

        var undone = await _iam.Gateway.SendAllAsync(_alice, [new PutUserPolicy("alice", "more", ListUsers), new ListUsers(), new CreateUser("mallory")]);

        Assert.Equal(("CreateUser", 2), Assert.IsType<BatchRefused>(undone.Error) is var refused ? (refused.OperationName, refused.Step) : default);
        Assert.False(await MayAsync());
        await _iam.DoAsync(new PutUserPolicy("alice", "other", Nothing));
        Assert.False(await MayAsync());
    }

    [Fact]
    public async Task A_deleted_user_may_nothing_even_when_another_has_its_name()
    {
        await _iam.DoAsync(new PutUserPolicy("alice", "p", ListUsers));
        Assert.True(await MayAsync());
        await _iam.DoAsync(new DeleteUserPolicy("alice", "p"));
        await _iam.DoAsync(new DeleteUser("alice"));
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new PutUserPolicy("alice", "p", ListUsers));

        Assert.False(await MayAsync());
    }

    private async Task<bool> MayAsync()
    {
        var result = await _iam.Gateway.SendAsync(_alice, new ListUsers());
        Assert.True(result.IsSuccess || result.Error is AccessDenied);
        return result.IsSuccess;
    }
}
