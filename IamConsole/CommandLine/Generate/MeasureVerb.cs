using System.Diagnostics;
using System.Globalization;
using IamConsole.Core.Arns;
using IamConsole.Core.EventHistory;
using IamConsole.Core.Groups;
using IamConsole.Core.LastAccessed;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Roles;
using IamConsole.Core.Search;
using IamConsole.Core.Users;

namespace IamConsole.CommandLine.Generate;

/// <summary>Prints how long the console's lists, the search and the event history take over an account as it is, without the browser's part.</summary>
internal static class MeasureVerb
{
    private const int Times = 15;

    public static Task<int> RunAsync(Arguments arguments) => AccountVerbs.WithServicesAsync(arguments, async services =>
    {
        var account = await AccountVerbs.FindAccountAsync(arguments, services);
        var measure = new Measurement(services.GetRequiredService<IamGateway>(), Caller.Installation(account));
        Console.Out.WriteLine("                                                        first    median     worst   ms");
        await MeasureListsAsync(measure);
        await MeasureSearchAsync(measure, account);
        await MeasureEventsAsync(measure, services.GetRequiredService<AccountClock>().GetUtcNow());
    });

    private static async Task MeasureListsAsync(Measurement measure)
    {
        await measure.AddAsync("users: open", new UserListQuery());
        await measure.AddAsync("users: last page", new UserListQuery { Skip = 4_900 });
        await measure.AddAsync("users: search a name", new UserListQuery { Search = "user-12" });
        await measure.AddAsync("users: search a tag", new UserListQuery { Search = "tag:Department=Finance" });
        await measure.AddAsync("users: without MFA, with an old key", new UserListQuery { Filter = new([new("mfa", PropertyOperator.Equal, "off"), new("key-age", PropertyOperator.AtLeast, "0")]) });
        await measure.AddAsync("users: never in a group, or an old password", new UserListQuery { Filter = new([new("groups", PropertyOperator.Equal, "0"), new("password-age", PropertyOperator.AtLeast, "0")], Any: true) });
        foreach (var sort in Enum.GetValues<UserSort>())
        {
            await measure.AddAsync($"users: sort by {sort}", new UserListQuery { Sort = sort, Descending = true });
        }

        await measure.AddAsync("user groups: open", new GroupListQuery());
        foreach (var sort in Enum.GetValues<GroupSort>())
        {
            await measure.AddAsync($"user groups: sort by {sort}", new GroupListQuery { Sort = sort, Descending = true });
        }

        await measure.AddAsync("roles: open", new RoleListQuery());
        await measure.AddAsync("roles: last page", new RoleListQuery { Skip = 950 });
        await measure.AddAsync("roles: search a tag", new RoleListQuery { Search = "tag:Department=Finance" });
        await measure.AddAsync("roles: trusted by EC2, not used", new RoleListQuery { Filter = new([new("trust", PropertyOperator.Contains, "ec2"), new("used", PropertyOperator.NotEqual, "0")]) });
        foreach (var sort in Enum.GetValues<RoleSort>())
        {
            await measure.AddAsync($"roles: sort by {sort}", new RoleListQuery { Sort = sort, Descending = true });
        }

        await measure.AddAsync("policies: open", new PolicyListQuery());
        await measure.AddAsync("policies: last page", new PolicyListQuery { Skip = 2_800 });
        await measure.AddAsync("policies: search a name", new PolicyListQuery { Search = "policy-12" });
        await measure.AddAsync("policies: search a tag", new PolicyListQuery { Search = "tag:Department=Finance" });
        await measure.AddAsync("policies: attached nowhere", new PolicyListQuery { Filter = new([new("attachments", PropertyOperator.Equal, "0")]) });
        foreach (var sort in Enum.GetValues<PolicySort>())
        {
            await measure.AddAsync($"policies: sort by {sort}", new PolicyListQuery { Sort = sort, Descending = true });
        }
    }

    private static async Task MeasureSearchAsync(Measurement measure, AccountId account)
    {
        await measure.AddAsync("top bar: 'gener'", new AccountSearchQuery("gener"));
        await measure.AddAsync("top bar: one user", new AccountSearchQuery("generated-user-4321"));
        await measure.AddAsync("top bar: a part of an ARN", new AccountSearchQuery($"{account}:role/generated-role-09"));
        await measure.AddAsync("top bar: nothing to find", new AccountSearchQuery("zzzzzz"));
        await measure.AddAsync("top bar: access key", new AccountSearchQuery("AKIA"));
        await measure.AddAsync("last accessed: a policy of the account", new LastAccessedQuery($"arn:aws:iam::{account}:policy/generated-policy-0001"));
    }

    private static async Task MeasureEventsAsync(Measurement measure, DateTimeOffset now)
    {
        await measure.AddAsync("events: open", Query(new EventCriteria()));
        var old = new EventPosition(now.AddDays(-60).ToUnixTimeMilliseconds(), long.MaxValue);
        await measure.AddAsync("events: a page 60 days back", Query(new EventCriteria()) with { Before = old });
        await measure.AddAsync("events: the page after it", Query(new EventCriteria()) with { After = old });
        foreach (var (name, criteria) in new (string, EventCriteria)[]
        {
            ("event name", new() { EventName = "CreateUser" }),
            ("event name with *", new() { EventName = "*AccessKey" }),
            ("event name that never was", new() { EventName = "DeleteUser" }),
            ("event name with * that never was", new() { EventName = "Nothing*" }),
            ("user", new() { UserName = "generated-user-1234" }),
            ("root", new() { UserName = "root" }),
            ("resource name", new() { Resource = "generated-user-1234" }),
            ("resource with *", new() { Resource = "*user-1234" }),
            ("access key", new() { AccessKeyId = "AKIAGENERATED1234AAA" }),
            ("source address that never was", new() { SourceIp = "192.0.2.255" }),
            ("source address with *", new() { SourceIp = "*.7" }),
            ("user agent with *", new() { UserAgent = "aws-cli/*" }),
            ("user agent that never was", new() { UserAgent = "Boto3/*" }),
            ("whole user agent that never was", new() { UserAgent = "Boto3/1.34.46" }),
            ("source", new() { EventSource = "iam.amazonaws.com" }),
            ("source that never was", new() { EventSource = "sts.amazonaws.com" }),
            ("reads", new() { ReadOnly = true }),
            ("changes", new() { ReadOnly = false }),
            ("error code", new() { ErrorCode = "NoSuchEntity" }),
            ("failed", new() { Outcome = EventOutcome.Failed }),
            ("succeeded", new() { Outcome = EventOutcome.Succeeded }),
            ("event ID that never was", new() { EventId = Guid.Empty.ToString() }),
            ("one day", new() { From = now.AddDays(-31), Until = now.AddDays(-30) }),
            ("a user's failed changes", new() { UserName = "generated-user-1234", ReadOnly = false, Outcome = EventOutcome.Failed }),
            ("reads that succeeded, one day", new() { ReadOnly = true, Outcome = EventOutcome.Succeeded, From = now.AddDays(-31), Until = now.AddDays(-30) }),
            ("changes named GetUser (none)", new() { ReadOnly = false, EventName = "GetUser" }),
        })
        {
            await measure.AddAsync($"events: {name}", Query(criteria));
        }

        static EventHistoryQuery Query(EventCriteria criteria) => new() { Criteria = criteria, WithCount = true };
    }

    private sealed class Measurement(IamGateway gateway, Caller caller)
    {
        public async Task AddAsync<T>(string name, ConsoleQuery<T> query)
            where T : class
        {
            var times = new List<double>(Times);
            for (var run = 0; run < Times; run++)
            {
                var start = Stopwatch.GetTimestamp();
                var result = await gateway.QueryAsync(caller, query);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                if (result.Error is { } error)
                {
                    Console.Out.WriteLine($"{name,-52} {error.Message}");
                    return;
                }
            }

            var again = times[1..];
            again.Sort();
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-52} {times[0],8:F1}  {again[again.Count / 2],8:F1}  {again[^1],8:F1}"));
        }
    }
}
