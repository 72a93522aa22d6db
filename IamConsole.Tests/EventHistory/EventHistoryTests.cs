using System.Text.Json.Nodes;
using IamConsole.Core.Activity;
using IamConsole.Core.Arns;
using IamConsole.Core.EventHistory;
using IamConsole.Core.Groups;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.EventHistory;

public sealed class EventHistoryTests : IAsyncLifetime
{
    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new CreateGroup("Developers"));
        await _iam.DoAsync(new GetGroup("Developers"));
        await _iam.RefusedAsync(new CreateGroup("developers"));
        await _iam.Gateway.SendAsync(await _iam.CallerOfAsync("alice"), new ListUsers());
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task Events_come_newest_first_with_who_and_how_it_went()
    {
        var rows = (await AskAsync(new EventHistoryQuery())).Rows;

        Assert.Equal(rows.Select(row => row.Sequence).OrderDescending(), rows.Select(row => row.Sequence));
        Assert.Equal(
            [("CreateGroup", "root", null), ("CreateGroup", "root", "EntityAlreadyExists"), ("CreateUser", "root", null), ("GetGroup", "root", null), ("ListUsers", "alice", "AccessDenied")],
            rows.Select(row => (row.EventName, row.UserName, row.ErrorCode)).Order());
    }

    [Fact]
    public async Task Pages_go_back_and_forth_without_gap_or_overlap()
    {
        var all = (await AskAsync(new EventHistoryQuery())).Rows.Select(row => row.Sequence).ToList();

        var first = await AskAsync(new EventHistoryQuery { Take = 2 });
        var second = await AskAsync(new EventHistoryQuery { Take = 2, Before = first.Rows[^1].Sequence });
        var third = await AskAsync(new EventHistoryQuery { Take = 2, Before = second.Rows[^1].Sequence });
        var back = await AskAsync(new EventHistoryQuery { Take = 2, After = third.Rows[0].Sequence });
        var front = await AskAsync(new EventHistoryQuery { Take = 2, After = back.Rows[0].Sequence });

        Assert.Equal(all, first.Rows.Concat(second.Rows).Concat(third.Rows).Select(row => row.Sequence));
        Assert.Equal([(false, true), (true, true), (true, false)], new[] { first, second, third }.Select(page => (page.HasNewer, page.HasOlder)));
        Assert.Equal(second.Rows.Select(row => row.Sequence), back.Rows.Select(row => row.Sequence));
        Assert.Equal((true, true), (back.HasNewer, back.HasOlder));
        Assert.Equal(first.Rows.Select(row => row.Sequence), front.Rows.Select(row => row.Sequence));
        Assert.False(front.HasNewer);
    }

    [Fact]
    public async Task Filters_narrow_by_name_user_resource_access_and_outcome()
    {
        Assert.Equal(3, (await AskAsync(new EventHistoryQuery { EventName = "GROUP" })).Rows.Count);
        Assert.Equal(["ListUsers"], await NamesAsync(new EventHistoryQuery { UserName = "alic" }));
        Assert.Equal(4, (await AskAsync(new EventHistoryQuery { UserName = "root" })).Rows.Count);
        Assert.Equal(["CreateUser"], await NamesAsync(new EventHistoryQuery { Resource = "user/alice" }));
        Assert.Equal(["GetGroup", "ListUsers"], await NamesAsync(new EventHistoryQuery { ReadOnly = true }));
        Assert.Equal(["ListUsers"], await NamesAsync(new EventHistoryQuery { Outcome = EventOutcome.AccessDenied }));
        Assert.Equal(["CreateGroup", "ListUsers"], await NamesAsync(new EventHistoryQuery { Outcome = EventOutcome.Failed }));
        Assert.Equal(["CreateGroup", "CreateUser"], await NamesAsync(new EventHistoryQuery { Outcome = EventOutcome.Succeeded, ReadOnly = false }));
        Assert.Empty(await NamesAsync(new EventHistoryQuery { EventName = "%" }));
    }

    [Fact]
    public async Task A_record_has_the_shape_of_CloudTrail_s()
    {
        var record = Record((await AskAsync(new EventHistoryQuery { EventName = "CreateUser" })).Rows.Single());

        Assert.Equal("Root", (string?)record["userIdentity"]!["type"]);
        Assert.Equal("123456789012", (string?)record["userIdentity"]!["accountId"]);
        Assert.Equal("2026-03-01T12:00:00Z", (string?)record["eventTime"]);
        Assert.Equal("iam.amazonaws.com", (string?)record["eventSource"]);
        Assert.Equal("alice", (string?)record["requestParameters"]!["userName"]);
        Assert.Equal("arn:aws:iam::123456789012:user/alice", (string?)record["resources"]![0]!["ARN"]);
        Assert.Equal("AwsApiCall", (string?)record["eventType"]);
        Assert.False((bool)record["readOnly"]!);
        Assert.Null(record["errorCode"]);
    }

    [Fact]
    public async Task A_refusal_s_record_has_AWS_s_code_and_message()
    {
        var record = Record((await AskAsync(new EventHistoryQuery { Outcome = EventOutcome.AccessDenied })).Rows.Single());

        Assert.Equal("AccessDenied", (string?)record["errorCode"]);
        Assert.Contains("is not authorized to perform: iam:ListUsers", (string?)record["errorMessage"], StringComparison.Ordinal);
        Assert.Equal("alice", (string?)record["userIdentity"]!["userName"]);
    }

    [Fact]
    public async Task A_failed_sign_in_has_its_outcome_in_the_response_and_no_code()
    {
        await _iam.ChangeAsync(db =>
        {
            db.ActivityEvents.Add(new ActivityEvent
            {
                EventId = "e",
                Time = _iam.Clock.GetUtcNow(),
                EventName = "ConsoleLogin",
                EventSource = "signin.amazonaws.com",
                IdentityType = "IAMUser",
                PrincipalId = "",
                PrincipalArn = "",
                UserName = "HIDDEN_DUE_TO_SECURITY_REASONS",
                SourceIp = "192.0.2.1",
                UserAgent = "tests",
                ReadOnly = false,
                RequestParameters = """{"ConsoleLogin":"Failure","MFAUsed":"No"}""",
                ErrorCode = "FailedAuthentication",
                ErrorMessage = "No username found in supplied account",
            });
            return Task.CompletedTask;
        });

        var record = Record((await AskAsync(new EventHistoryQuery { EventName = "ConsoleLogin" })).Rows.Single());

        Assert.Equal("Failure", (string?)record["responseElements"]!["ConsoleLogin"]);
        Assert.Equal("No", (string?)record["additionalEventData"]!["MFAUsed"]);
        Assert.Equal("AwsConsoleSignIn", (string?)record["eventType"]);
        Assert.Equal("No username found in supplied account", (string?)record["errorMessage"]);
        Assert.False(record.ContainsKey("errorCode"));
        Assert.False(record["userIdentity"]!.AsObject().ContainsKey("principalId"));
    }

    [Fact]
    public async Task No_record_holds_a_secret()
    {
        await _iam.DoAsync(new CreateLoginProfile("alice") { Password = "Such-a-secret-1" });

        Assert.DoesNotContain((await AskAsync(new EventHistoryQuery())).Rows, row => row.Record.Contains("Such-a-secret-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reading_the_log_needs_its_action_and_is_no_event()
    {
        var before = (await AskAsync(new EventHistoryQuery())).Rows.Count;

        var refused = await _iam.Gateway.QueryAsync(await _iam.CallerOfAsync("alice"), new EventHistoryQuery());

        Assert.Equal("cloudtrail:LookupEvents", Assert.IsType<AccessDenied>(refused.Error).Action);
        Assert.Equal(before, (await AskAsync(new EventHistoryQuery())).Rows.Count);
    }

    [Fact]
    public async Task Another_account_s_events_are_not_here()
    {
        var other = AccountId.Parse("210987654321");
        await _iam.AddAccountAsync(other);
        var caller = Caller.Installation(other);
        Assert.True((await _iam.Gateway.SendAsync(caller, new CreateUser("mallory"))).IsSuccess);

        Assert.Equal(5, (await AskAsync(new EventHistoryQuery())).Rows.Count);
        Assert.Equal(["CreateUser"], (await _iam.Gateway.QueryAsync(caller, new EventHistoryQuery())).Value.Rows.Select(row => row.EventName));
    }

    private static JsonObject Record(EventRow row) => JsonNode.Parse(row.Record)!.AsObject();

    private async Task<IReadOnlyList<string>> NamesAsync(EventHistoryQuery query) => [.. (await AskAsync(query)).Rows.Select(row => row.EventName).Order()];

    private async Task<EventHistoryResult> AskAsync(EventHistoryQuery query)
    {
        await _iam.Services.GetRequiredService<ActivityWriter>().FlushAsync();
        var result = await _iam.Gateway.QueryAsync(_iam.Root, query);
        Assert.True(result.IsSuccess, result.Error?.Message);
        return result.Value;
    }
}
