using IamConsole.Core.Authorization;
using IamConsole.Core.Evaluation;
using IamConsole.Core.Explanations;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.Explanations;

/// <summary>Refusals of the event history, explained from what the event holds.</summary>
public sealed class RefusedEventTests : IAsyncLifetime
{
    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateUser("alice") { Tags = [new Tag("team", "red")] });
        await _iam.DoAsync(new CreateUser("bob") { Tags = [new Tag("team", "blue")] });
        await _iam.DoAsync(new PutUserPolicy("alice", "own", PolicyTexts.Allow("iam:TagUser", condition: """{"StringEquals":{"aws:ResourceTag/team":"${aws:PrincipalTag/team}"}}""")));
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task An_event_holds_every_condition_key_of_the_refused_request()
    {
        var refusal = await RefuseAsync();
        var entry = await EventAsync();

        var (request, revision) = RefusedRequestText.Read(entry.RefusedRequest!, entry.AccountId, entry.SourceIp, entry.UserAgent);

        var then = refusal.Request!.Context;
        Assert.Equal(then.Keys.Order(), request.Keys.Order());
        Assert.All(then.Keys, key => Assert.Equal(then.ValuesOf(key), request.ValuesOf(key)));
        Assert.Contains("iam:ResourceTag/team", request.Keys);
        Assert.IsType<string[]>(request.Find(new ContextKey("aws:TagKeys")));
        Assert.Equal((then.Action, then.Resource, then.ResourceAccount, then.Principal.Arn, then.Principal.UserId), (request.Action, request.Resource, request.ResourceAccount, request.Principal.Arn, request.Principal.UserId));
        Assert.Equal(refusal.Request.Principal.Revision, revision);
    }

    [Fact]
    public async Task It_is_explained_as_it_was_decided_while_no_policy_has_changed()
    {
        var refusal = await RefuseAsync();

        var found = await AskAsync();

        Assert.False(found.PoliciesChanged);
        Assert.Equal((refusal.Message, refusal.PrincipalArn), (found.Message, found.PrincipalArn));
        var failure = found.Explained!.Explanation.Layers.Single().Statements.Single().Failure!;
        Assert.Equal(("aws:ResourceTag/team", "${aws:PrincipalTag/team}", "blue"), (failure.Key, failure.Wanted.Single(), failure.Actual.Single()));
    }

    [Fact]
    public async Task Who_may_simulate_is_told_how_with_the_keys_that_the_policies_ask_for()
    {
        await RefuseAsync();
        var administrator = await AskAsync();
        await _iam.DoAsync(new PutUserPolicy("bob", "history", PolicyTexts.Allow("cloudtrail:LookupEvents")));
        var reader = await _iam.Gateway.QueryAsync(await _iam.CallerOfAsync("bob"), new RefusedEventQuery((await EventAsync()).Sequence));

        var simulation = administrator.Explained!.Simulation!;
        Assert.EndsWith(":user/alice", simulation.SourceArn, StringComparison.Ordinal);
        Assert.Equal([("aws:PrincipalTag/team", "red"), ("aws:ResourceTag/team", "blue")], simulation.Keys.Select(key => (key.Key, key.Values.Single())).Order());
        Assert.Null(reader.Value.Explained!.Simulation);
    }

    [Fact]
    public async Task Policies_that_have_changed_since_are_said_to_have()
    {
        await RefuseAsync();
        await _iam.DoAsync(new AttachUserPolicy("alice", "arn:aws:iam::aws:policy/AdministratorAccess"));

        var found = await AskAsync();

        Assert.True(found.PoliciesChanged);
        Assert.True(found.Explained!.Explanation.Decision.IsAllowed);
    }

    [Fact]
    public async Task A_user_who_is_gone_leaves_what_was_said_then()
    {
        var refusal = await RefuseAsync();
        await _iam.DoAsync(new DeleteUserPolicy("alice", "own"));
        await _iam.DoAsync(new DeleteUser("alice"));

        var found = await AskAsync();

        Assert.Null(found.Explained);
        Assert.Equal(refusal.Message, found.Message);
    }

    [Fact]
    public async Task Who_may_not_read_the_event_history_is_refused()
    {
        await RefuseAsync();

        var denied = (await _iam.Gateway.QueryAsync(await _iam.CallerOfAsync("alice"), new RefusedEventQuery((await EventAsync()).Sequence))).Error;

        Assert.Equal("cloudtrail:LookupEvents", Assert.IsType<AccessDenied>(denied).Action);
    }

    [Fact]
    public async Task Requests_that_went_well_or_failed_otherwise_hold_nothing_of_it()
    {
        await _iam.RefusedAsync(new CreateUser("alice"));
        await _iam.EventsAsync();

        Assert.All(await _iam.ReadAsync(db => db.ActivityEvents.ToListAsync()), entry => Assert.Null(entry.RefusedRequest));
    }

    private async Task<AccessDenied> RefuseAsync() =>
        Assert.IsType<AccessDenied>((await _iam.Gateway.SendAsync(await _iam.CallerOfAsync("alice"), new TagUser("bob", [new Tag("cost", "1")]))).Error);

    private async Task<ActivityEvent> EventAsync()
    {
        await _iam.EventsAsync();
        return await _iam.ReadAsync(db => db.ActivityEvents.SingleAsync(entry => entry.RefusedRequest != null));
    }

    private async Task<RefusedEvent> AskAsync()
    {
        var result = await _iam.Gateway.QueryAsync(_iam.Root, new RefusedEventQuery((await EventAsync()).Sequence));
        Assert.True(result.IsSuccess, result.Error?.Message);
        return result.Value;
    }
}
