using IamConsole.Core.AccountSettings;
using IamConsole.Core.Groups;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.Operations;

public sealed class ExpectedRevisionTests : IAsyncLifetime
{
    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_change_of_what_was_shown_is_refused_when_another_has_its_name_now()
    {
        var shown = (await _iam.DoAsync(new CreateUser("alice"))).User;
        await _iam.DoAsync(new DeleteUser("alice"));
        await _iam.DoAsync(new CreateUser("alice"));

        var result = await _iam.Gateway.SendAllAsync(
            _iam.Root,
            [new TagUser("alice", [new("team", "blue")]), new CreateLoginProfile("alice") { Password = "Correct-horse-9" }],
            [new ExpectedRevision(shown.UserId, 1)]);

        Assert.Equal(IamError.ConcurrentModification(), Assert.IsType<BatchRefused>(result.Error).Error);
        Assert.Equal((0, 0), await _iam.ReadAsync(async db => (await db.Tags.CountAsync(), await db.LoginProfiles.CountAsync())));
    }

    [Fact]
    public async Task One_of_several_that_has_moved_undoes_the_change_of_all()
    {
        var alice = (await _iam.DoAsync(new CreateUser("alice"))).User;
        var bob = (await _iam.DoAsync(new CreateUser("bob"))).User;
        ExpectedRevision[] shown = [new(alice.UserId, 1), new(bob.UserId, 1)];
        await _iam.DoAsync(new TagUser("bob", [new("team", "red")]));

        var result = await _iam.Gateway.SendAllAsync(_iam.Root, [new DeleteUser("alice"), new DeleteUser("bob")], shown);

        Assert.Equal(new BatchRefused(IamError.ConcurrentModification(), "DeleteUser", 1), result.Error);
        Assert.Equal(2, await _iam.ReadAsync(db => db.Users.CountAsync()));
        Assert.True((await _iam.Gateway.SendAllAsync(_iam.Root, [new DeleteUser("alice"), new DeleteUser("bob")], [new(alice.UserId, 1), new(bob.UserId, 2)])).IsSuccess);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task A_membership_is_held_against_the_user_that_was_shown_too(long revision, bool succeeds)
    {
        var alice = (await _iam.DoAsync(new CreateUser("alice"))).User;
        await _iam.DoAsync(new CreateGroup("Developers"));

        var result = await _iam.Gateway.SendAllAsync(_iam.Root, [new AddUserToGroup("Developers", "alice")], [new ExpectedRevision(alice.UserId, revision)]);

        Assert.Equal(succeeds, result.IsSuccess);
        Assert.Equal(succeeds ? 1 : 0, await _iam.ReadAsync(db => db.GroupMemberships.CountAsync()));
    }

    [Fact]
    public async Task An_alias_that_another_has_changed_is_not_overwritten()
    {
        var shown = (await _iam.Gateway.QueryAsync(_iam.Root, new DashboardQuery())).Value.Account;
        await _iam.DoAsync(new CreateAccountAlias("theirs"));

        var result = await _iam.Gateway.SendAsync(_iam.Root, new CreateAccountAlias("ours"), shown);

        Assert.Equal(IamError.ConcurrentModification(), result.Error);
        Assert.Equal(["theirs"], (await _iam.DoAsync(new ListAccountAliases())).AccountAliases);
    }

    [Fact]
    public async Task Each_sending_compares_anew()
    {
        var shown = (await _iam.DoAsync(new CreateUser("alice"))).User;
        var expected = new ExpectedRevision(shown.UserId, 1);
        await _iam.DoAsync(new TagUser("alice", [new("team", "red")]));

        foreach (var attempt in Enumerable.Range(1, 2))
        {
            var result = await _iam.Gateway.SendAsync(_iam.Root, new TagUser("alice", [new("team", $"blue{attempt}")]), expected);
            Assert.Equal(IamError.ConcurrentModification(), result.Error);
        }

        Assert.Equal("red", await _iam.ReadAsync(db => db.Tags.Select(tag => tag.Value).SingleAsync()));
    }
}
