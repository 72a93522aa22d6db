using System.Diagnostics;
using IamConsole.Core.AccessKeys;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.Users;

public sealed class UserListQueryTests : IAsyncLifetime
{
    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_row_joins_what_the_user_has()
    {
        var alice = (await _iam.DoAsync(new CreateUser("alice") { Path = "/ops/" })).User;
        await _iam.DoAsync(new CreateLoginProfile("alice") { Password = "Correct-horse-9" });
        var key = (await _iam.DoAsync(new CreateAccessKey("alice"))).AccessKey;
        var used = _iam.Clock.GetUtcNow().AddHours(-1);
        await _iam.ChangeAsync(async db =>
        {
            foreach (var name in new[] { "devs", "Admins", "qa" })
            {
                db.Add(new IamGroup { Id = $"AGPA{name}", Name = name, Path = "/", CreatedAt = used });
                db.Add(new GroupMembership { GroupId = $"AGPA{name}", UserId = alice.UserId, AddedAt = used });
            }

            (await db.AccessKeys.SingleAsync()).LastUsedAt = used;
            db.Add(new MfaDevice { SerialNumber = "arn:aws:iam::123456789012:mfa/alice", Kind = MfaDeviceKind.Virtual, OwnerId = alice.UserId, EnabledAt = used });
        });

        var row = Assert.Single((await QueryAsync(new UserListQuery())).Rows);

        Assert.Equal(("alice", "/ops/", "arn:aws:iam::123456789012:user/ops/alice"), (row.Name, row.Path, row.Arn));
        Assert.Equal("Admins, devs + 1 more", row.Groups.Value.ToString());
        Assert.Equal("Virtual", row.Mfa.Value);
        Assert.Equal(_iam.Clock.GetUtcNow(), row.PasswordChangedAt.Value);
        Assert.Equal((key.AccessKeyId, true), (row.Keys.Value.First!.Id, row.Keys.Value.First.IsActive));
        Assert.Equal(_iam.Clock.GetUtcNow(), row.Keys.Value.OldestActiveAt);
        Assert.Equal((used, used), (row.KeyLastUsedAt.Value, row.LastActivity.Value));
    }

    [Fact]
    public async Task A_user_with_nothing_has_none_of_it()
    {
        await _iam.DoAsync(new CreateUser("bob"));

        var row = Assert.Single((await QueryAsync(new UserListQuery())).Rows);

        Assert.Equal(("None", "None"), (row.Groups.Value.ToString(), row.Mfa.Value));
        Assert.Null(row.PasswordChangedAt.Value);
        Assert.Null(row.Keys.Value.OldestActiveAt);
        Assert.Null(row.LastActivity.Value);
    }

    [Fact]
    public async Task Names_and_key_ids_are_searched_and_wildcards_are_text()
    {
        foreach (var name in new[] { "under_score", "underXscore", "carol" })
        {
            await _iam.DoAsync(new CreateUser(name));
        }

        var key = (await _iam.DoAsync(new CreateAccessKey("carol"))).AccessKey;

        Assert.Equal(["under_score"], await NamesAsync(new UserListQuery { Search = "R_S" }));
        Assert.Equal(["carol"], await NamesAsync(new UserListQuery { Search = key.AccessKeyId[8..] }));
    }

    [Fact]
    public async Task Lists_without_the_permission_are_refused_and_columns_are_denied_row_by_row()
    {
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new CreateUser("bob"));
        var key = (await _iam.DoAsync(new CreateAccessKey("alice"))).AccessKey;
        var bob = await _iam.CallerOfAsync("bob");
        Assert.Equal(
            "User: arn:aws:iam::123456789012:user/bob is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::123456789012:user/ because no identity-based policy allows the iam:ListUsers action",
            (await _iam.Gateway.QueryAsync(bob, new UserListQuery())).Error?.Message);

        await _iam.AddInlinePolicyAsync("bob", """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"iam:ListUsers","Resource":"*"},
              {"Effect":"Allow","Action":["iam:ListAccessKeys","iam:ListGroupsForUser"],"Resource":"arn:aws:iam::123456789012:user/${aws:username}"}]}
            """);
        var rows = (await _iam.Gateway.QueryAsync(bob, new UserListQuery())).Value.Rows;

        Assert.Equal([("alice", true, true), ("bob", false, true)], rows.Select(row => (row.Name, row.Keys.IsDenied, row.Mfa.IsDenied)));
        Assert.Empty((await _iam.Gateway.QueryAsync(bob, new UserListQuery { Search = key.AccessKeyId })).Value.Rows);
    }

    [Theory]
    [InlineData(UserSort.Path)]
    [InlineData(UserSort.Groups)]
    [InlineData(UserSort.LastActivity)]
    [InlineData(UserSort.Mfa)]
    [InlineData(UserSort.PasswordAge)]
    [InlineData(UserSort.ConsoleLastSignIn)]
    [InlineData(UserSort.ActiveKeyAge)]
    [InlineData(UserSort.KeyLastUsed)]
    [InlineData(UserSort.Created)]
    public async Task Every_column_sorts(UserSort sort)
    {
        await _iam.DoAsync(new CreateUser("amy"));
        _iam.Clock.Advance(TimeSpan.FromDays(1));
        var old = (await _iam.DoAsync(new CreateUser("zoe"))).User;
        await _iam.DoAsync(new CreateLoginProfile("zoe") { Password = "Correct-horse-9" });
        await _iam.DoAsync(new CreateAccessKey("zoe"));
        await _iam.ChangeAsync(async db =>
        {
            var zoe = await db.Users.SingleAsync(user => user.Name == "zoe");
            (zoe.PasswordLastUsedAt, zoe.Path) = (_iam.Clock.GetUtcNow(), "/z/");
            (await db.AccessKeys.SingleAsync()).LastUsedAt = _iam.Clock.GetUtcNow();
            db.Add(new MfaDevice { SerialNumber = "GAHT12345678", Kind = MfaDeviceKind.Hardware, OwnerId = old.UserId, EnabledAt = _iam.Clock.GetUtcNow() });
            db.Add(new IamGroup { Id = "AGPA1", Name = "one", Path = "/", CreatedAt = _iam.Clock.GetUtcNow() });
            db.Add(new GroupMembership { GroupId = "AGPA1", UserId = old.UserId, AddedAt = _iam.Clock.GetUtcNow() });
        });
        Assert.Equal(["amy", "zoe"], await NamesAsync(new UserListQuery { Sort = sort }));
        Assert.Equal(["zoe", "amy"], await NamesAsync(new UserListQuery { Sort = sort, Descending = true }));
    }

    [Theory]
    [InlineData(false, false, "d,b,c,a")]
    [InlineData(false, true, "d,b,a,c")]
    [InlineData(true, false, "c,a,b,d")]
    [InlineData(true, true, "a,c,b,d")]
    public async Task A_second_column_sorts_those_that_are_equal_by_the_first(bool descending, bool thenDescending, string expected)
    {
        foreach (var (name, path) in new[] { ("c", "/z/"), ("b", "/m/"), ("a", "/z/"), ("d", "/a/") })
        {
            await _iam.DoAsync(new CreateUser(name) { Path = path });
            _iam.Clock.Advance(TimeSpan.FromDays(1));
        }

        var names = await NamesAsync(new UserListQuery { Sort = UserSort.Path, Descending = descending, Then = new(UserSort.Created, thenDescending) });

        Assert.Equal(expected, string.Join(',', names));
    }

    [Theory]
    [InlineData("name", PropertyOperator.Equal, "ZOE")]
    [InlineData("name", PropertyOperator.NotContains, "m")]
    [InlineData("path", PropertyOperator.StartsWith, "/z")]
    [InlineData("groups", PropertyOperator.AtLeast, "1")]
    [InlineData("mfa", PropertyOperator.Equal, "on")]
    [InlineData("console", PropertyOperator.NotEqual, "off")]
    [InlineData("keys", PropertyOperator.More, "0")]
    [InlineData("password-age", PropertyOperator.Equal, "100")]
    [InlineData("key-age", PropertyOperator.AtLeast, "100")]
    [InlineData("key-used", PropertyOperator.AtMost, "100")]
    [InlineData("signed-in", PropertyOperator.Less, "101")]
    [InlineData("age", PropertyOperator.Less, "101")]
    public async Task Every_property_narrows_the_list(string property, PropertyOperator @operator, string value)
    {
        await _iam.DoAsync(new CreateUser("amy"));
        _iam.Clock.Advance(TimeSpan.FromDays(1));
        var now = _iam.Clock.GetUtcNow();
        var zoe = (await _iam.DoAsync(new CreateUser("zoe") { Path = "/z/" })).User;
        await _iam.DoAsync(new CreateLoginProfile("zoe") { Password = "Correct-horse-9" });
        await _iam.DoAsync(new CreateAccessKey("zoe"));
        await _iam.ChangeAsync(async db =>
        {
            (await db.Users.SingleAsync(user => user.Name == "zoe")).PasswordLastUsedAt = now;
            (await db.AccessKeys.SingleAsync()).LastUsedAt = now;
            db.Add(new MfaDevice { SerialNumber = "GAHT12345678", Kind = MfaDeviceKind.Hardware, OwnerId = zoe.UserId, EnabledAt = now });
            db.Add(new IamGroup { Id = "AGPA1", Name = "one", Path = "/", CreatedAt = now });
            db.Add(new GroupMembership { GroupId = "AGPA1", UserId = zoe.UserId, AddedAt = now });
        });
        _iam.Clock.Advance(TimeSpan.FromDays(100));

        var found = await QueryAsync(new UserListQuery { Filter = new([new(property, @operator, value)]) });

        Assert.Equal(("zoe", 1), (Assert.Single(found.Rows).Name, found.Total));
    }

    [Fact]
    public async Task Search_and_filter_narrow_together_and_what_the_list_does_not_know_is_refused()
    {
        foreach (var name in new[] { "ann", "anton", "bert" })
        {
            await _iam.DoAsync(new CreateUser(name));
        }

        Assert.Equal(["anton"], await NamesAsync(new UserListQuery { Search = "an", Filter = new([new("name", PropertyOperator.Contains, "to"), new("name", PropertyOperator.Equal, "bert")], Any: true) }));
        Assert.Equal("InvalidInput", (await _iam.Gateway.QueryAsync(_iam.Root, new UserListQuery { Filter = new([new("colour", PropertyOperator.Equal, "red")]) })).Error?.Code);
    }

    [Theory]
    [InlineData("""{"Effect":"Deny","Action":"iam:*","Resource":"arn:aws:iam::123456789012:user/zoe"}""")]
    [InlineData("""{"Effect":"Deny","Action":"iam:*","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/secret":"yes"}}}""")]
    public async Task A_cell_that_one_statement_hides_is_told_neither_by_sorting_nor_by_searching(string deny)
    {
        await _iam.DoAsync(new CreateUser("amy"));
        await _iam.DoAsync(new CreateUser("zoe") { Tags = [new Tag("secret", "yes")] });
        await _iam.DoAsync(new CreateLoginProfile("zoe") { Password = "Correct-horse-9" });
        var key = (await _iam.DoAsync(new CreateAccessKey("zoe"))).AccessKey;
        await _iam.AddInlinePolicyAsync("amy", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:*","Resource":"*"},{{deny}}]}""");
        var amy = await _iam.CallerOfAsync("amy");

        var sorted = (await _iam.Gateway.QueryAsync(amy, new UserListQuery { Sort = UserSort.PasswordAge, Descending = true })).Value.Rows;

        Assert.Equal(["amy", "zoe"], sorted.Select(row => row.Name));
        Assert.True(sorted[1].Keys.IsDenied);
        Assert.Empty((await _iam.Gateway.QueryAsync(amy, new UserListQuery { Search = key.AccessKeyId })).Value.Rows);
        Assert.Empty((await _iam.Gateway.QueryAsync(amy, new UserListQuery { Filter = new([new("console", PropertyOperator.Equal, "on")]) })).Value.Rows);
    }

    [Fact]
    public async Task A_hidden_column_is_not_told_by_sorting()
    {
        await _iam.DoAsync(new CreateUser("amy"));
        await _iam.DoAsync(new CreateUser("zoe"));
        await _iam.DoAsync(new CreateLoginProfile("zoe") { Password = "Correct-horse-9" });
        await _iam.AddInlinePolicyAsync("amy", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*"}}""");

        var rows = (await _iam.Gateway.QueryAsync(await _iam.CallerOfAsync("amy"), new UserListQuery { Sort = UserSort.PasswordAge, Descending = true })).Value.Rows;

        Assert.Equal(["amy", "zoe"], rows.Select(row => row.Name));
    }

    [Fact]
    public async Task Five_thousand_users_are_paged()
    {
        await _iam.ChangeAsync(db =>
        {
            foreach (var number in Enumerable.Range(0, 5000))
            {
                var id = $"AIDA{number:D17}";
                db.Add(new IamUser { Id = id, Name = $"user-{number:D4}", Path = "/", CreatedAt = _iam.Clock.GetUtcNow(), SecurityStamp = "s" });
                db.Add(new AccessKey { Id = $"AKIA{number:D16}", OwnerId = id, ProtectedSecret = "x", CreatedAt = _iam.Clock.GetUtcNow(), LastUsedAt = _iam.Clock.GetUtcNow().AddMinutes(-number) });
            }

            return Task.CompletedTask;
        });
        await QueryAsync(new UserListQuery { Sort = UserSort.LastActivity, Skip = 100 });

        var watch = Stopwatch.StartNew();
        var byName = await QueryAsync(new UserListQuery { Skip = 4000 });
        var byNameTime = watch.Elapsed;
        var byActivity = await QueryAsync(new UserListQuery { Sort = UserSort.LastActivity, Descending = true, Skip = 50 });

        TestContext.Current.TestOutputHelper?.WriteLine($"by name {byNameTime.TotalMilliseconds:N0} ms, by activity {(watch.Elapsed - byNameTime).TotalMilliseconds:N0} ms");
        Assert.Equal((5000, 50, "user-4000"), (byName.Total, byName.Rows.Count, byName.Rows[0].Name));
        Assert.Equal("user-0050", byActivity.Rows[0].Name);
        Assert.InRange(byNameTime, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    private async Task<UserListResult> QueryAsync(UserListQuery query)
    {
        var result = await _iam.Gateway.QueryAsync(_iam.Root, query);
        Assert.True(result.IsSuccess, result.Error?.Message);
        return result.Value;
    }

    private async Task<IEnumerable<string>> NamesAsync(UserListQuery query) => (await QueryAsync(query)).Rows.Select(row => row.Name);
}
