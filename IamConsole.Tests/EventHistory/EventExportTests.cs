using System.Text;
using System.Text.Json.Nodes;
using IamConsole.Core.Activity;
using IamConsole.Core.EventHistory;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.EventHistory;

public sealed class EventExportTests : IAsyncLifetime
{
    private const int Users = 450;

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.Gateway.SendAllAsync(_iam.Root, [.. Enumerable.Range(0, Users).Select(number => new CreateUser($"user{number}"))]);
        await _iam.RefusedAsync(new GetUser { UserName = "nobody" });
        await _iam.Services.GetRequiredService<ActivityWriter>().FlushAsync();
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task Every_event_that_matches_stands_in_the_file_once_newest_first()
    {
        var lines = await LinesAsync(EventExport.Csv, new EventCriteria());

        Assert.StartsWith("Event time,Event name,User name,", lines[0], StringComparison.Ordinal);
        Assert.Equal(Users + 1, lines.Length - 1);
        Assert.Contains(",GetUser,root,", lines[1], StringComparison.Ordinal);
        Assert.Contains("NoSuchEntity", lines[1], StringComparison.Ordinal);
        Assert.Distinct(lines);
    }

    [Fact]
    public async Task Filters_hold_for_the_file_too() =>
        Assert.Equal(2, (await LinesAsync(EventExport.Csv, new EventCriteria { Outcome = EventOutcome.Failed })).Length);

    [Fact]
    public async Task A_line_of_JSON_is_an_event_in_CloudTrail_s_shape()
    {
        var lines = await LinesAsync(EventExport.JsonLines, new EventCriteria { Resource = "user7" });

        var entry = JsonNode.Parse(Assert.Single(lines))!;
        Assert.Equal(("CreateUser", "user7"), ((string?)entry["eventName"], (string?)entry["requestParameters"]!["userName"]));
    }

    [Fact]
    public async Task A_field_that_a_spreadsheet_would_take_for_a_formula_is_made_harmless()
    {
        await _iam.Gateway.SendAsync(_iam.Root with { UserAgent = "=HYPERLINK(1)" }, new GetUser { UserName = "nobody" });
        await _iam.Services.GetRequiredService<ActivityWriter>().FlushAsync();

        Assert.Contains("'=HYPERLINK(1)", (await LinesAsync(EventExport.Csv, new EventCriteria()))[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_read_the_log_gets_no_file()
    {
        var caller = await _iam.CallerOfAsync("user1");
        var export = new EventExport(new EventCriteria(), (query, cancellationToken) => _iam.Gateway.QueryAsync(caller, query, cancellationToken));

        Assert.IsType<AccessDenied>(await export.BeginAsync(TestContext.Current.CancellationToken));
    }

    private async Task<string[]> LinesAsync(string format, EventCriteria criteria)
    {
        var export = new EventExport(criteria, (query, cancellationToken) => _iam.Gateway.QueryAsync(_iam.Root, query, cancellationToken));
        Assert.Null(await export.BeginAsync(TestContext.Current.CancellationToken));
        using var file = new MemoryStream();
        await (format == EventExport.Csv ? export.WriteCsvAsync(file, TestContext.Current.CancellationToken) : export.WriteJsonLinesAsync(file, TestContext.Current.CancellationToken));
        return Encoding.UTF8.GetString(file.ToArray()).TrimEnd('\n').Split('\n');
    }
}
