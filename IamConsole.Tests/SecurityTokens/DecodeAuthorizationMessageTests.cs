using System.Text.Json;
using IamConsole.Core.Authorization;
using IamConsole.Core.Explanations;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.SecurityTokens;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.SecurityTokens;

/// <summary>Refusals, encoded where they are explained and decoded by who may.</summary>
public sealed class DecodeAuthorizationMessageTests : IAsyncLifetime
{
    private TokenFixture _tokens = null!;

    private IamFixture Iam => _tokens.Iam;

    public async ValueTask InitializeAsync() => _tokens = await TokenFixture.CreateAsync();

    public ValueTask DisposeAsync() => _tokens.DisposeAsync();

    [Fact]
    public async Task A_request_that_nothing_allows_is_told_with_who_what_and_its_condition_keys()
    {
        var decoded = await DecodedAsync(await RefuseAsync(new GetUser("bob")));

        Assert.False(decoded.GetProperty("allowed").GetBoolean());
        Assert.False(decoded.GetProperty("explicitDeny").GetBoolean());
        Assert.Empty(Items(decoded.GetProperty("matchedStatements")));
        Assert.Empty(Items(decoded.GetProperty("failures")));
        var context = decoded.GetProperty("context");
        var alice = await Iam.CallerOfAsync("alice");
        Assert.Equal((alice.PrincipalId, "alice", alice.Arn), Texts(context.GetProperty("principal"), "id", "name", "arn"));
        Assert.Equal(("iam:GetUser", $"arn:aws:iam::{Iam.Account}:user/bob"), (context.GetProperty("action").GetString(), context.GetProperty("resource").GetString()));
        var addresses = Items(context.GetProperty("conditions")).Where(condition => condition.GetProperty("key").GetString() == "aws:SecureTransport");
        Assert.Equal(["false"], Values(Assert.Single(addresses).GetProperty("values")));
    }

    [Fact]
    public async Task An_explicit_deny_is_told_with_its_statement_alone()
    {
        await Iam.DoAsync(new PutUserPolicy("alice", "own", """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"iam:*","Resource":"*"},
              {"Sid":"Guard","Effect":"Deny","Action":["iam:Get*","iam:List*"],"NotResource":"arn:aws:iam::*:user/alice","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}
            """));

        var decoded = await DecodedAsync(await RefuseAsync(new GetUser("bob")));

        Assert.True(decoded.GetProperty("explicitDeny").GetBoolean());
        var statement = Assert.Single(Items(decoded.GetProperty("matchedStatements")));
        Assert.Equal(("Guard", "DENY"), (statement.GetProperty("statementId").GetString(), statement.GetProperty("effect").GetString()));
        Assert.Equal([(await Iam.CallerOfAsync("alice")).PrincipalId], Values(statement.GetProperty("principals")));
        Assert.Equal(["iam:Get*", "iam:List*"], Values(statement.GetProperty("actions")));
        Assert.Equal(["arn:aws:iam::*:user/alice"], Values(statement.GetProperty("notResources")));
        Assert.False(statement.TryGetProperty("resources", out _));
        var condition = Assert.Single(Items(statement.GetProperty("conditions")));
        Assert.Equal("aws:SecureTransport", condition.GetProperty("key").GetString());
        Assert.Equal(["false"], Values(condition.GetProperty("values")));
    }

    [Fact]
    public async Task A_session_is_told_by_the_roles_id_and_its_own_name()
    {
        var role = await _tokens.AddRoleAsync("app", TokenFixture.TrustOf($"arn:aws:iam::{Iam.Account}:root"));
        await Iam.DoAsync(new PutUserPolicy("alice", "own", PolicyTexts.Allow("sts:AssumeRole")));
        var session = await _tokens.AssumeAsync(await _tokens.AliceAsync(), new AssumeRole(role, "work"));

        var decoded = await DecodedAsync(await RefuseAsync(session, new GetUser("bob")));

        var principal = decoded.GetProperty("context").GetProperty("principal");
        Assert.Equal($"{session.PrincipalId}:work", principal.GetProperty("id").GetString());
        Assert.Equal(session.Arn, principal.GetProperty("arn").GetString());
        Assert.False(principal.TryGetProperty("name", out _));
    }

    [Fact]
    public async Task A_refusal_of_the_event_history_has_the_message_too()
    {
        await RefuseAsync(new GetUser("bob"));
        await Iam.EventsAsync();
        var sequence = await Iam.ReadAsync(db => Task.FromResult(db.ActivityEvents.Single(entry => entry.ErrorCode == "AccessDenied").Sequence));

        var found = await Iam.Gateway.QueryAsync(Iam.Root, new RefusedEventQuery(sequence));

        var decoded = await DecodeAsync(found.Value.Explained!.EncodedMessage!);
        Assert.Equal("iam:GetUser", decoded.GetProperty("context").GetProperty("action").GetString());
    }

    [Fact]
    public async Task There_is_none_of_what_would_be_allowed_now()
    {
        await RefuseAsync(new GetUser("bob"));
        await Iam.EventsAsync();
        var sequence = await Iam.ReadAsync(db => Task.FromResult(db.ActivityEvents.Single(entry => entry.ErrorCode == "AccessDenied").Sequence));
        await Iam.DoAsync(new PutUserPolicy("alice", "own", PolicyTexts.Allow("iam:GetUser")));

        Assert.Null((await Iam.Gateway.QueryAsync(Iam.Root, new RefusedEventQuery(sequence))).Value.Explained!.EncodedMessage);
    }

    [Fact]
    public async Task Who_was_refused_gets_the_message_but_may_not_read_it()
    {
        var message = await MessageAsync(await RefuseAsync(new GetUser("bob")));

        var refusal = await _tokens.RefusedAsync(await Iam.CallerOfAsync("alice"), new DecodeAuthorizationMessage(message));

        Assert.Equal("sts:DecodeAuthorizationMessage", Assert.IsType<AccessDenied>(refusal).Action);
        await Iam.DoAsync(new PutUserPolicy("alice", "own", PolicyTexts.Allow("sts:DecodeAuthorizationMessage")));
        await _tokens.OkAsync(await Iam.CallerOfAsync("alice"), new DecodeAuthorizationMessage(message));
    }

    [Fact]
    public async Task Altered_messages_and_those_of_other_accounts_are_no_messages()
    {
        var message = await MessageAsync(await RefuseAsync(new GetUser("bob")));
        IamError invalid = new("InvalidAuthorizationMessageException", "Message is not valid");

        Assert.Equal(invalid, await Iam.RefusedAsync(new DecodeAuthorizationMessage(message[..40] + (message[40] == 'A' ? 'B' : 'A') + message[41..])));
        Assert.Equal(invalid, await Iam.RefusedAsync(new DecodeAuthorizationMessage(message[..^8])));
        Assert.Equal(invalid, await Iam.RefusedAsync(new DecodeAuthorizationMessage("not a message")));
        Assert.Equal(invalid, await _tokens.RefusedAsync(Caller.Installation(TokenFixture.Other), new DecodeAuthorizationMessage(message)));
    }

    [Fact]
    public async Task A_message_never_grows_beyond_what_the_operation_takes()
    {
        // Ids that nothing compresses, in more statements than fit.
        for (var policy = 0; policy < 10; policy++)
        {
            var resources = string.Join(',', Enumerable.Range(0, 100).Select(_ => $"\"arn:aws:s3:::{Guid.NewGuid():N}\"").Append("\"*\""));
            var arn = (await Iam.DoAsync(new CreatePolicy($"deny-{policy}", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":[{{resources}}]}]}"""))).Policy.Arn;
            await Iam.DoAsync(new AttachUserPolicy("alice", arn));
        }

        var message = await MessageAsync(await RefuseAsync(new GetUser("bob")));

        Assert.InRange(message.Length, 1, 10_240);
        Assert.InRange(Items((await DecodeAsync(message)).GetProperty("matchedStatements")).Count, 1, 9);
    }

    private async Task<AccessDenied> RefuseAsync<T>(IamOperation<T> operation)
        where T : class =>
        await RefuseAsync(await Iam.CallerOfAsync("alice"), operation);

    private async Task<AccessDenied> RefuseAsync<T>(Caller caller, IamOperation<T> operation)
        where T : class =>
        Assert.IsType<AccessDenied>(await _tokens.RefusedAsync(caller, operation));

    private async Task<string> MessageAsync(AccessDenied refusal) =>
        (await Iam.Gateway.QueryAsync(Iam.Root, new RefusalExplanationQuery(refusal.Request!))).Value.EncodedMessage!;

    private async Task<JsonElement> DecodedAsync(AccessDenied refusal) => await DecodeAsync(await MessageAsync(refusal));

    private async Task<JsonElement> DecodeAsync(string message) => JsonDocument.Parse((await Iam.DoAsync(new DecodeAuthorizationMessage(message))).DecodedMessage).RootElement;

    private static List<JsonElement> Items(JsonElement list) => [.. list.GetProperty("items").EnumerateArray()];

    private static IEnumerable<string?> Values(JsonElement list) => Items(list).Select(item => item.GetProperty("value").GetString());

    private static (string?, string?, string?) Texts(JsonElement item, string first, string second, string third) =>
        (item.GetProperty(first).GetString(), item.GetProperty(second).GetString(), item.GetProperty(third).GetString());
}
