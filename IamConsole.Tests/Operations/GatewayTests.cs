using IamConsole.Core.Activity;
using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Operations;

public sealed class GatewayTests : IAsyncLifetime
{
    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_change_and_its_event_are_committed_together()
    {
        await _iam.DoAsync(new CreateUser("alice"));

        Assert.Equal("alice", await _iam.ReadAsync(db => db.Users.Select(user => user.Name).SingleAsync()));
        Assert.Equal([("CreateUser", null)], await _iam.EventsAsync());
    }

    [Fact]
    public async Task A_broken_constraint_is_refused_in_AWS_words_and_leaves_only_an_event()
    {
        var error = await _iam.RefusedAsync(new CreateUser("no spaces"));

        Assert.Equal("ValidationError", error.Code);
        Assert.Equal(@"1 validation error detected: Value 'no spaces' at 'userName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]+", error.Message);
        Assert.Equal(0, await _iam.ReadAsync(db => db.Users.CountAsync()));
        Assert.Equal([("CreateUser", "ValidationError")], await _iam.EventsAsync());
    }

    [Theory]
    [InlineData("é")]
    [InlineData("alice\n")]
    [InlineData("")]
    public async Task Names_are_ASCII_without_line_breaks(string name) =>
        Assert.Equal("ValidationError", (await _iam.RefusedAsync(new CreateUser(name))).Code);

    [Fact]
    public async Task A_name_that_differs_in_case_only_is_taken()
    {
        await _iam.DoAsync(new CreateUser("Alice"));

        Assert.Equal(IamError.EntityAlreadyExists("User with name alice already exists."), await _iam.RefusedAsync(new CreateUser("alice")));
    }

    [Fact]
    public async Task What_is_asked_while_the_console_shuts_down_is_answered_and_recorded()
    {
        await _iam.Services.GetRequiredService<ActivityWriter>().DisposeAsync();

        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new GetUser("alice"));

        Assert.Equal([("CreateUser", null), ("GetUser", null)], await _iam.EventsAsync());
    }

    [Fact]
    public async Task A_batch_is_undone_as_a_whole_and_names_its_step()
    {
        await _iam.DoAsync(new CreateUser("bob"));

        var result = await _iam.Gateway.SendAllAsync(_iam.Root, [new CreateUser("carol"), new CreateUser("bob")]);

        var refused = Assert.IsType<BatchRefused>(result.Error);
        Assert.Equal(("CreateUser", 1), (refused.OperationName, refused.Step));
        Assert.Equal(["bob"], await _iam.ReadAsync(db => db.Users.Select(user => user.Name).ToListAsync()));
        Assert.Equal([("CreateUser", null), ("CreateUser", "EntityAlreadyExists")], await _iam.EventsAsync());
    }

    [Fact]
    public async Task A_batch_says_after_each_operation_how_many_are_done()
    {
        var told = new Told();

        Assert.True((await _iam.Gateway.SendAllAsync(_iam.Root, [new CreateUser("alice"), new CreateUser("bob"), new CreateUser("carol")], progress: told)).IsSuccess);
        Assert.False((await _iam.Gateway.SendAllAsync(_iam.Root, [new CreateUser("dave"), new CreateUser("bob")], progress: told)).IsSuccess);

        Assert.Equal([1, 2, 3, 1], told.Values);
    }

    [Fact]
    public async Task Of_parallel_requests_for_one_name_one_wins()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Task.Run(() => _iam.Gateway.SendAsync(_iam.Root, new CreateUser("same")))));

        Assert.Single(results, result => result.IsSuccess);
        Assert.All(results.Where(result => !result.IsSuccess), result => Assert.Equal("EntityAlreadyExists", result.Error!.Code));
    }

    [Fact]
    public async Task Another_account_does_not_exist_for_a_caller()
    {
        var other = AccountId.Parse("210987654321");
        await _iam.AddAccountAsync(other);
        await _iam.DoAsync(new CreateUser("alice"));

        var result = await _iam.Gateway.SendAsync(Caller.Installation(other), new GetUser("alice"));

        Assert.Equal(IamError.NoSuchUser("alice"), result.Error);
    }

    [Fact]
    public async Task A_user_without_policies_is_refused_in_AWS_words()
    {
        await _iam.DoAsync(new CreateUser("bob"));

        var result = await _iam.Gateway.SendAsync(await _iam.CallerOfAsync("bob"), new GetUser("bob"));

        Assert.Equal(
            "User: arn:aws:iam::123456789012:user/bob is not authorized to perform: iam:GetUser on resource: arn:aws:iam::123456789012:user/bob because no identity-based policy allows the iam:GetUser action",
            result.Error!.Message);
        Assert.Equal(("GetUser", "AccessDenied"), (await _iam.EventsAsync())[^1]);
    }

    private sealed class Told : IProgress<int>
    {
        public List<int> Values { get; } = [];

        public void Report(int value) => Values.Add(value);
    }
}
