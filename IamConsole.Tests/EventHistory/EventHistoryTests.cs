using System.Text.Json.Nodes;
using IamConsole.Core.AccountSettings;
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
        await _iam.Gateway.SendAsync(await _iam.CallerOfAsync("alice") with { SourceIp = "203.0.113.7", UserAgent = "aws-cli/2.31.4 lang/python" }, new ListUsers());
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
    public async Task What_a_page_asks_names_the_resource_as_an_operation_does()
    {
        await _iam.Gateway.QueryAsync(_iam.Root, new UserDetailQuery("alice"));
        await _iam.Gateway.QueryAsync(_iam.Root, new PasswordPolicyQuery());

        Assert.Equal(Arn.User(_iam.Account, "/", "alice").ToString(), (await AskAsync(new EventCriteria { EventName = "GetUser" })).Rows.Single().ResourceArn);
        Assert.Null((await AskAsync(new EventCriteria { EventName = "GetAccountPasswordPolicy" })).Rows.Single().ResourceArn);
    }

    [Fact]
    public async Task Pages_go_back_and_forth_without_gap_or_overlap()
    {
        var all = (await AskAsync(new EventHistoryQuery())).Rows.Select(row => row.Sequence).ToList();

        var first = await AskAsync(new EventHistoryQuery { Take = 2 });
        var second = await AskAsync(new EventHistoryQuery { Take = 2, Before = first.Rows[^1].Position });
        var third = await AskAsync(new EventHistoryQuery { Take = 2, Before = second.Rows[^1].Position });
        var back = await AskAsync(new EventHistoryQuery { Take = 2, After = third.Rows[0].Position });
        var front = await AskAsync(new EventHistoryQuery { Take = 2, After = back.Rows[0].Position });

        Assert.Equal(all, first.Rows.Concat(second.Rows).Concat(third.Rows).Select(row => row.Sequence));
        Assert.Equal([(false, true), (true, true), (true, false)], new[] { first, second, third }.Select(page => (page.HasNewer, page.HasOlder)));
        Assert.Equal(second.Rows.Select(row => row.Sequence), back.Rows.Select(row => row.Sequence));
        Assert.Equal((true, true), (back.HasNewer, back.HasOlder));
        Assert.Equal(first.Rows.Select(row => row.Sequence), front.Rows.Select(row => row.Sequence));
        Assert.False(front.HasNewer);
    }

    [Fact]
    public async Task Each_filter_narrows_by_whole_names_in_any_case()
    {
        Assert.Equal(["CreateGroup", "CreateGroup"], await AllNamesAsync(new EventCriteria { EventName = "creategroup" }));
        Assert.Equal(["ListUsers"], await AllNamesAsync(new EventCriteria { UserName = "Alice" }));
        Assert.Equal(4, (await AllNamesAsync(new EventCriteria { UserName = "root" })).Count);
        Assert.Equal(["CreateUser"], await AllNamesAsync(new EventCriteria { Resource = "alice" }));
        Assert.Equal(["CreateUser"], await AllNamesAsync(new EventCriteria { Resource = "arn:aws:iam::123456789012:user/alice" }));
        Assert.Equal(5, (await AllNamesAsync(new EventCriteria { EventSource = "iam.amazonaws.com" })).Count);
        Assert.Equal(["ListUsers"], await AllNamesAsync(new EventCriteria { SourceIp = "203.0.113.7" }));
        Assert.Equal(["ListUsers"], await AllNamesAsync(new EventCriteria { SourceIp = "203.0.113.*" }));
        Assert.Equal(["ListUsers"], await AllNamesAsync(new EventCriteria { UserAgent = "AWS-CLI/*" }));
        Assert.Equal(["ListUsers"], await AllNamesAsync(new EventCriteria { UserAgent = "AWS-CLI/2.31.4 lang/Python" }));
        Assert.Empty(await AllNamesAsync(new EventCriteria { UserAgent = "aws-cli" }));
        Assert.Equal(["CreateGroup"], await AllNamesAsync(new EventCriteria { ErrorCode = "EntityAlreadyExists" }));
        Assert.Equal(["GetGroup", "ListUsers"], await AllNamesAsync(new EventCriteria { ReadOnly = true }));
        Assert.Equal(["ListUsers"], await AllNamesAsync(new EventCriteria { Outcome = EventOutcome.AccessDenied }));
        Assert.Equal(["CreateGroup", "ListUsers"], await AllNamesAsync(new EventCriteria { Outcome = EventOutcome.Failed }));
        Assert.Equal(["CreateGroup", "CreateUser"], await AllNamesAsync(new EventCriteria { Outcome = EventOutcome.Succeeded, ReadOnly = false }));
        Assert.Empty(await AllNamesAsync(new EventCriteria { EventName = "Create" }));
        Assert.Empty(await AllNamesAsync(new EventCriteria { EventName = "%" }));
    }

    [Fact]
    public async Task An_event_is_found_by_its_id_and_by_the_access_key_that_signed_it()
    {
        var signed = (await _iam.CallerOfAsync("alice")) with { AccessKeyId = "AKIAEXAMPLEEXAMPLE00" };
        await _iam.Gateway.SendAsync(signed, new GetUser());
        var entry = Assert.Single((await AskAsync(new EventCriteria { AccessKeyId = "AKIAEXAMPLEEXAMPLE00" })).Rows);

        Assert.Equal("GetUser", entry.EventName);
        Assert.Equal(["GetUser"], await AllNamesAsync(new EventCriteria { EventId = entry.EventId }));
    }

    [Fact]
    public async Task An_asterisk_stands_for_any_characters()
    {
        Assert.Equal(["CreateGroup", "CreateGroup", "CreateUser"], await AllNamesAsync(new EventCriteria { EventName = "Create*" }));
        Assert.Equal(["CreateGroup", "CreateGroup", "GetGroup"], await AllNamesAsync(new EventCriteria { EventName = "*GROUP" }));
        Assert.Empty(await AllNamesAsync(new EventCriteria { EventName = "Create_*" }));
    }

    [Fact]
    public async Task A_time_range_takes_its_beginning_and_leaves_out_its_end()
    {
        var start = _iam.Clock.GetUtcNow();
        _iam.Clock.Advance(TimeSpan.FromHours(1));
        await _iam.DoAsync(new CreateUser("bob"));
        var later = _iam.Clock.GetUtcNow();

        Assert.Equal(["CreateUser"], await AllNamesAsync(new EventCriteria { From = later }));
        Assert.Equal(5, (await AllNamesAsync(new EventCriteria { From = start, Until = later })).Count);
        Assert.Empty(await AllNamesAsync(new EventCriteria { From = later.AddMilliseconds(1) }));
    }

    [Fact]
    public async Task What_is_counted_are_the_events_that_match_and_10_000_at_most()
    {
        Assert.Equal((5, false), await CountAsync(new EventCriteria()));
        Assert.Equal((2, false), await CountAsync(new EventCriteria { EventName = "CreateGroup" }));

        await AddAsync(10_000, number => Entry("GetUser", "someone"));

        Assert.Equal((10_000, true), await CountAsync(new EventCriteria()));
        Assert.Equal((10_000, false), await CountAsync(new EventCriteria { EventName = "GetUser" }));
        Assert.Null((await AskAsync(new EventHistoryQuery { Criteria = new EventCriteria { EventName = "Get*" }, WithCount = true })).Count);
    }

    [Fact]
    public async Task What_is_rare_among_many_is_looked_for_in_steps_that_say_how_far_they_came()
    {
        await _iam.EventsAsync();
        await AddAsync(10_000, number => Entry("GetUser", "someone"));
        var rare = new EventCriteria { EventName = "Create*", UserName = "root" };
        var common = new EventHistoryQuery { Criteria = new EventCriteria { EventName = "Create*" } };

        var first = await AskAsync(common);
        var last = first;
        while (last is { Rows: [], LookedUntil: { } place })
        {
            last = await AskAsync(common with { Before = place });
        }

        Assert.Empty(first.Rows);
        Assert.False(first.HasOlder);
        Assert.NotNull(first.LookedUntil);
        Assert.Equal(["CreateGroup", "CreateGroup", "CreateUser"], last.Rows.Select(row => row.EventName).Order());
        Assert.Null(last.LookedUntil);

        // The user's own index leaves five to look at.
        Assert.Equal(3, (await AskAsync(new EventHistoryQuery { Criteria = rare })).Rows.Count);
    }

    [Fact]
    public async Task A_record_has_the_shape_of_CloudTrail_s()
    {
        var record = Record((await AskAsync(new EventCriteria { EventName = "CreateUser" })).Rows.Single());

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
        var record = Record((await AskAsync(new EventCriteria { Outcome = EventOutcome.AccessDenied })).Rows.Single());

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

        var record = Record((await AskAsync(new EventCriteria { EventName = "ConsoleLogin" })).Rows.Single());

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

    private static ActivityEvent Entry(string name, string user) => new()
    {
        EventId = Guid.NewGuid().ToString(),
        Time = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        EventName = name,
        EventSource = "iam.amazonaws.com",
        IdentityType = "IAMUser",
        PrincipalId = "AIDAEXAMPLE",
        PrincipalArn = "arn:aws:iam::123456789012:user/someone",
        UserName = user,
        SourceIp = "192.0.2.1",
        UserAgent = "tests",
        ReadOnly = true,
    };

    private Task AddAsync(int count, Func<int, ActivityEvent> make) => _iam.ChangeAsync(db =>
    {
        db.ActivityEvents.AddRange(Enumerable.Range(0, count).Select(make));
        return Task.CompletedTask;
    });

    private async Task<(int? Count, bool More)> CountAsync(EventCriteria criteria)
    {
        var result = await AskAsync(new EventHistoryQuery { Criteria = criteria, WithCount = true });
        return (result.Count, result.HasMoreThanCounted);
    }

    private async Task<IReadOnlyList<string>> AllNamesAsync(EventCriteria criteria) => [.. (await AskAsync(criteria)).Rows.Select(row => row.EventName).Order()];

    private Task<EventHistoryResult> AskAsync(EventCriteria criteria) => AskAsync(new EventHistoryQuery { Criteria = criteria });

    private async Task<EventHistoryResult> AskAsync(EventHistoryQuery query)
    {
        await _iam.Services.GetRequiredService<ActivityWriter>().FlushAsync();
        var result = await _iam.Gateway.QueryAsync(_iam.Root, query);
        Assert.True(result.IsSuccess, result.Error?.Message);
        return result.Value;
    }
}
