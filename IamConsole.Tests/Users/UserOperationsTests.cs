using IamConsole.Core.AccessKeys;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.Users;

public sealed class UserOperationsTests : IAsyncLifetime
{
    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_new_user_has_what_was_asked_for()
    {
        var created = await _iam.DoAsync(new CreateUser("alice")
        {
            Path = "/division/",
            PermissionsBoundary = "arn:aws:iam::aws:policy/ReadOnlyAccess",
            Tags = [new Tag("Team", "Blue")],
        });

        var user = (await _iam.DoAsync(new GetUser("ALICE"))).User;
        Assert.Equal(created.User.UserId, user.UserId);
        Assert.StartsWith("AIDA", user.UserId, StringComparison.Ordinal);
        Assert.Equal(("alice", "/division/", "arn:aws:iam::123456789012:user/division/alice"), (user.UserName, user.Path, user.Arn));
        Assert.Equal("arn:aws:iam::aws:policy/ReadOnlyAccess", user.PermissionsBoundary?.PermissionsBoundaryArn);
        Assert.Equal([new Tag("Team", "Blue")], user.Tags!);
        Assert.Equal(_iam.Clock.GetUtcNow(), user.CreateDate);
    }

    [Fact]
    public async Task Root_without_a_name_gets_itself()
    {
        var user = (await _iam.DoAsync(new GetUser())).User;

        Assert.Equal(("arn:aws:iam::123456789012:root", "123456789012", ""), (user.Arn, user.UserId, user.UserName));
    }

    [Fact]
    public async Task Lists_go_on_where_the_page_before_ended()
    {
        foreach (var name in new[] { "carol", "Alice", "bob" })
        {
            await _iam.DoAsync(new CreateUser(name) { Path = name == "bob" ? "/ops/" : "/" });
        }

        var first = await _iam.DoAsync(new ListUsers { MaxItems = 2 });
        var second = await _iam.DoAsync(new ListUsers { MaxItems = 2, Marker = first.Marker });

        Assert.Equal(["Alice", "bob"], first.Users.Select(user => user.UserName));
        Assert.True(first.IsTruncated);
        Assert.Equal(["carol"], second.Users.Select(user => user.UserName));
        Assert.False(second.IsTruncated);
        Assert.Equal(["bob"], (await _iam.DoAsync(new ListUsers { PathPrefix = "/ops/" })).Users.Select(user => user.UserName));
        Assert.Equal("ValidationError", (await _iam.RefusedAsync(new ListUsers { Marker = "no marker!" })).Code);
    }

    [Fact]
    public async Task A_renamed_user_keeps_its_id_and_its_old_name_is_free()
    {
        var id = (await _iam.DoAsync(new CreateUser("alice"))).User.UserId;

        await _iam.DoAsync(new UpdateUser("alice") { NewUserName = "alicia", NewPath = "/new/" });

        var user = (await _iam.DoAsync(new GetUser("alicia"))).User;
        Assert.Equal((id, "/new/"), (user.UserId, user.Path));
        Assert.Equal(IamError.NoSuchUser("alice"), await _iam.RefusedAsync(new GetUser("alice")));
        await _iam.DoAsync(new CreateUser("alice"));
    }

    [Fact]
    public async Task A_name_may_change_its_case_but_not_take_anothers()
    {
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new CreateUser("bob"));

        await _iam.DoAsync(new UpdateUser("alice") { NewUserName = "Alice" });

        Assert.Equal(IamError.EntityAlreadyExists("User with name BOB already exists."), await _iam.RefusedAsync(new UpdateUser("alice") { NewUserName = "BOB" }));
        Assert.Equal(["Alice", "bob"], (await _iam.DoAsync(new ListUsers())).Users.Select(user => user.UserName));
    }

    [Fact]
    public async Task Renaming_needs_the_permission_on_the_new_name_too()
    {
        await _iam.DoAsync(new CreateUser("bob"));
        await _iam.AddInlinePolicyAsync("bob", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:UpdateUser","Resource":"arn:aws:iam::123456789012:user/bob"}}""");

        var result = await _iam.Gateway.SendAsync(await _iam.CallerOfAsync("bob"), new UpdateUser("bob") { NewUserName = "robert" });

        Assert.Equal("arn:aws:iam::123456789012:user/robert", Assert.IsType<AccessDenied>(result.Error).Resource);
    }

    [Fact]
    public async Task A_user_is_deleted_only_when_nothing_hangs_on_it()
    {
        await _iam.DoAsync(new CreateUser("alice") { Tags = [new Tag("Team", "Blue")] });
        await _iam.DoAsync(new CreateLoginProfile("alice") { Password = "Correct-horse-9" });
        var key = (await _iam.DoAsync(new CreateAccessKey("alice"))).AccessKey;
        await _iam.AddInlinePolicyAsync("alice", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""");

        Assert.Equal(IamError.DeleteConflict("Cannot delete entity, must delete policies first."), await _iam.RefusedAsync(new DeleteUser("alice")));
        await _iam.ChangeAsync(async db => db.RemoveRange(await db.InlinePolicies.ToListAsync()));
        Assert.Equal(IamError.DeleteConflict("Cannot delete entity, must delete login profile first."), await _iam.RefusedAsync(new DeleteUser("alice")));
        await _iam.DoAsync(new DeleteLoginProfile("alice"));
        Assert.Equal(IamError.DeleteConflict("Cannot delete entity, must delete access keys first."), await _iam.RefusedAsync(new DeleteUser("alice")));
        await _iam.DoAsync(new DeleteAccessKey(key.AccessKeyId) { UserName = "alice" });
        await _iam.DoAsync(new DeleteUser("alice"));

        Assert.Equal(IamError.NoSuchUser("alice"), await _iam.RefusedAsync(new DeleteUser("alice")));
        Assert.Equal(0, await _iam.ReadAsync(db => db.Tags.CountAsync()));
    }

    [Fact]
    public async Task The_sessions_of_a_deleted_user_go_too()
    {
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.AddSessionAsync("alice", "hash-of-alice");

        await _iam.DoAsync(new DeleteUser("alice"));

        Assert.Equal(0, await _iam.ReadAsync(db => db.ConsoleSessions.CountAsync()));
    }

    [Fact]
    public async Task Tag_keys_of_users_ignore_case()
    {
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new TagUser("alice", [new Tag("Dept", "Sales"), new Tag("Site", "Oslo")]));
        await _iam.DoAsync(new TagUser("alice", [new Tag("DEPT", "Support")]));
        await _iam.DoAsync(new UntagUser("alice", ["site", "never-there"]));

        Assert.Equal([new Tag("DEPT", "Support")], (await _iam.DoAsync(new ListUserTags("alice"))).Tags);
        Assert.Equal("InvalidInput", (await _iam.RefusedAsync(new TagUser("alice", [new Tag("a", "1"), new Tag("A", "2")]))).Code);
        Assert.Equal("InvalidInput", (await _iam.RefusedAsync(new TagUser("alice", [new Tag("AWS:x", "1")]))).Code);
    }

    [Fact]
    public async Task A_user_has_at_most_fifty_tags()
    {
        await _iam.DoAsync(new CreateUser("alice") { Tags = [.. Enumerable.Range(0, 50).Select(number => new Tag($"k{number}", "v"))] });

        await _iam.DoAsync(new TagUser("alice", [new Tag("k0", "w")]));
        Assert.Equal(IamError.LimitExceeded("TagsPerUser", 50), await _iam.RefusedAsync(new TagUser("alice", [new Tag("one-more", "v")])));
    }
}
