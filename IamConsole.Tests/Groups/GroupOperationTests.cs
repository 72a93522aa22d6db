using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.Groups;

public sealed class GroupOperationTests : IAsyncLifetime
{
    private const string ReadOnly = "arn:aws:iam::aws:policy/IAMReadOnlyAccess";

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateGroup("Developers"));
        await _iam.DoAsync(new CreateUser("alice"));
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_group_name_is_taken_whatever_its_case_and_path() =>
        Assert.Equal(IamError.EntityAlreadyExists("Group with name DEVELOPERS already exists."), await _iam.RefusedAsync(new CreateGroup("DEVELOPERS") { Path = "/x/" }));

    [Fact]
    public async Task Adding_twice_and_removing_twice_succeed()
    {
        await _iam.DoAsync(new AddUserToGroup("developers", "ALICE"));
        await _iam.DoAsync(new AddUserToGroup("Developers", "alice"));
        Assert.Equal(["alice"], (await _iam.DoAsync(new GetGroup("Developers"))).Users.Select(user => user.UserName));

        await _iam.DoAsync(new RemoveUserFromGroup("Developers", "alice"));
        await _iam.DoAsync(new RemoveUserFromGroup("Developers", "alice"));
        Assert.Empty((await _iam.DoAsync(new ListGroupsForUser("alice"))).Groups);
    }

    [Fact]
    public async Task A_user_is_in_ten_groups_at_most()
    {
        for (var number = 0; number < Quotas.GroupsPerUser; number++)
        {
            await _iam.DoAsync(new CreateGroup($"g{number}"));
            await _iam.DoAsync(new AddUserToGroup($"g{number}", "alice"));
        }

        Assert.Equal(IamError.LimitExceeded("GroupsPerUser", 10), await _iam.RefusedAsync(new AddUserToGroup("Developers", "alice")));
    }

    [Fact]
    public async Task A_group_with_users_or_policies_cannot_be_deleted()
    {
        await _iam.DoAsync(new AddUserToGroup("Developers", "alice"));
        Assert.Equal("Cannot delete entity, must remove users from group first.", (await _iam.RefusedAsync(new DeleteGroup("Developers"))).Message);

        await _iam.DoAsync(new RemoveUserFromGroup("Developers", "alice"));
        await _iam.DoAsync(new AttachGroupPolicy("Developers", ReadOnly));
        Assert.Equal("Cannot delete entity, must detach all policies first.", (await _iam.RefusedAsync(new DeleteGroup("Developers"))).Message);

        await _iam.DoAsync(new DetachGroupPolicy("Developers", ReadOnly));
        await _iam.DoAsync(new PutGroupPolicy("Developers", "p", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:GetUser","Resource":"*"}}"""));
        Assert.Equal("Cannot delete entity, must delete policies first.", (await _iam.RefusedAsync(new DeleteGroup("Developers"))).Message);

        await _iam.DoAsync(new DeleteGroupPolicy("Developers", "p"));
        await _iam.DoAsync(new DeleteGroup("Developers"));
        Assert.Equal(0, await _iam.ReadAsync(db => db.Groups.CountAsync()));
    }

    [Fact]
    public async Task Renaming_keeps_members_and_policies()
    {
        await _iam.DoAsync(new AddUserToGroup("Developers", "alice"));
        await _iam.DoAsync(new AttachGroupPolicy("Developers", ReadOnly));

        await _iam.DoAsync(new UpdateGroup("Developers") { NewGroupName = "Engineers", NewPath = "/it/" });

        var group = await _iam.DoAsync(new GetGroup("engineers"));
        Assert.Equal("arn:aws:iam::123456789012:group/it/Engineers", group.Group.Arn);
        Assert.Single(group.Users);
        Assert.Single((await _iam.DoAsync(new ListAttachedGroupPolicies("Engineers"))).AttachedPolicies);
    }

    [Fact]
    public async Task Lists_continue_after_their_marker()
    {
        foreach (var name in new[] { "b", "a", "c" })
        {
            await _iam.DoAsync(new CreateGroup(name));
        }

        var first = await _iam.DoAsync(new ListGroups { MaxItems = 2 });
        var second = await _iam.DoAsync(new ListGroups { MaxItems = 2, Marker = first.Marker });

        Assert.True(first.IsTruncated);
        Assert.Equal(["a", "b", "c", "Developers"], first.Groups.Concat(second.Groups).Select(group => group.GroupName));
        Assert.False(second.IsTruncated);
        Assert.Equal("ValidationError", (await _iam.RefusedAsync(new ListGroups { Marker = "not a marker" })).Code);
    }

    [Fact]
    public async Task What_a_group_grants_its_users_may_do_at_once_and_no_longer_after()
    {
        var alice = await _iam.CallerOfAsync("alice");
        Assert.Equal("AccessDenied", (await _iam.Gateway.SendAsync(alice, new ListGroups())).Error?.Code);

        await _iam.DoAsync(new AttachGroupPolicy("Developers", ReadOnly));
        Assert.Equal("AccessDenied", (await _iam.Gateway.SendAsync(alice, new ListGroups())).Error?.Code);

        await _iam.DoAsync(new AddUserToGroup("Developers", "alice"));
        Assert.True((await _iam.Gateway.SendAsync(alice, new ListGroups())).IsSuccess);

        await _iam.DoAsync(new RemoveUserFromGroup("Developers", "alice"));
        Assert.Equal("AccessDenied", (await _iam.Gateway.SendAsync(alice, new ListGroups())).Error?.Code);
    }

    [Fact]
    public async Task A_group_that_is_gone_is_not_found() =>
        Assert.Equal(IamError.NoSuchGroup("Nobody"), await _iam.RefusedAsync(new GetGroup("Nobody")));
}
