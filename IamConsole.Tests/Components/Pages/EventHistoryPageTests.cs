using System.Globalization;
using Bunit;
using IamConsole.Components.Pages.EventHistory;
using IamConsole.Core.Activity;
using IamConsole.Core.EventHistory;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Components.Pages;

public sealed class EventHistoryPageTests : PageContext
{
    private const int Users = 53;

    private NavigationManager Addresses => Services.GetRequiredService<NavigationManager>();

    protected override async Task ArrangeAsync()
    {
        for (var number = 0; number < Users; number++)
        {
            await DoAsync(new CreateUser($"user-{number.ToString("00", CultureInfo.InvariantCulture)}"));
        }

        await Iam.RefusedAsync(new GetUser { UserName = "nobody" });
        await Iam.Services.GetRequiredService<ActivityWriter>().FlushAsync();
    }

    [Fact]
    public void A_filter_stands_in_the_address_and_narrows_the_list()
    {
        var page = RenderPage();

        page.Find("select[aria-label='Filter by outcome']").Change("failed");

        page.WaitForAssertion(() => Assert.Equal("GetUser", page.Find("tbody th").TextContent));
        Assert.Single(page.FindAll("tbody tr"));
        Assert.EndsWith("/event-history?outcome=failed", Addresses.Uri, StringComparison.Ordinal);
        Assert.Contains("NoSuchEntity", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Equal(("user/nobody", "arn:aws:iam::123456789012:user/nobody"), (page.Find(".event-resource").TextContent, page.Find(".event-resource").GetAttribute("title")));
    }

    [Fact]
    public void No_match_offers_to_clear_the_filters()
    {
        Addresses.NavigateTo("/event-history?event=nothing-like-it");
        var page = RenderPage();
        Assert.Contains("No matches", page.Find("tbody").TextContent, StringComparison.Ordinal);

        page.FindAll("tbody button").Single(button => button.TextContent == "Clear filters").Click();

        page.WaitForAssertion(() => Assert.Equal(50, page.FindAll("tbody th").Count));
    }

    [Fact]
    public void Older_and_newer_turn_the_pages()
    {
        var page = RenderPage();
        Assert.True(Button(page, "Newer").HasAttribute("aria-disabled"));
        Assert.Equal("Page 1 of 2", page.Find(".page-of").TextContent);

        Button(page, "Older").Click();
        page.WaitForAssertion(() => Assert.Equal(Users + 1 - 50, page.FindAll("tbody th").Count));
        Assert.Equal("Page 2 of 2", page.Find(".page-of").TextContent);
        Assert.EndsWith("page=2", Addresses.Uri, StringComparison.Ordinal);
        Assert.True(Button(page, "Older").HasAttribute("aria-disabled"));

        Button(page, "Newer").Click();
        page.WaitForAssertion(() => Assert.Equal(50, page.FindAll("tbody th").Count));
    }

    [Theory]
    [InlineData(1, false, true, false, 10_000, true, "Page 1 of 200+")]
    [InlineData(3, true, true, false, 10_000, true, "Page 3 of 200+")]
    [InlineData(1_240, true, true, false, 10_000, true, "Page 1,240 of 1,241+")]
    [InlineData(1_241, true, false, false, 10_000, true, "Page 1,241 of 1,241")]
    [InlineData(1, false, true, false, 120, false, "Page 1 of 3")]
    [InlineData(1, true, false, false, 120, false, "Page 3 of 3")]
    [InlineData(1, true, true, false, 120, false, "Page 2 of 3")]
    [InlineData(7, false, false, false, 20, false, "Page 1 of 1")]
    [InlineData(4, true, false, true, null, false, "Page 4 of 5+")]
    [InlineData(1, false, false, false, 0, false, "Page 1 of 1")]
    public void A_page_has_a_number_and_a_total_that_may_be_open(int asked, bool hasNewer, bool hasOlder, bool hasUnseen, int? count, bool hasMore, string expected) =>
        Assert.Equal(expected, EventPages.Text(new EventHistoryResult([], hasNewer, hasOlder, hasUnseen ? new EventPosition(1, 1) : null, count, hasMore), asked));

    [Theory]
    [InlineData("3", 3)]
    [InlineData("0", 1)]
    [InlineData("-2", 1)]
    [InlineData("many", 1)]
    [InlineData(null, 1)]
    public void The_number_in_an_address_is_input_like_any_other(string? text, int expected) => Assert.Equal(expected, EventPages.Read(text));

    [Fact]
    public void An_event_opens_to_its_record()
    {
        var page = RenderPage();

        page.FindAll("button[aria-expanded=false]").First(button => button.GetAttribute("aria-label")?.StartsWith("Record of CreateUser", StringComparison.Ordinal) == true).Click();

        Assert.Contains("\"eventName\": \"CreateUser\"", page.Find(".row-detail").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_names_the_action()
    {
        Client.Caller = await Iam.CallerOfAsync("user-00");

        var page = Render<EventHistoryPage>();

        page.WaitForAssertion(() => Assert.Contains("cloudtrail:LookupEvents", page.Find(".refusal").TextContent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("read", "denied", true, EventOutcome.AccessDenied)]
    [InlineData("write", "succeeded", false, EventOutcome.Succeeded)]
    [InlineData("nonsense", "nonsense", null, null)]
    public void An_address_says_what_is_asked_and_nonsense_narrows_nothing(string access, string outcome, bool? readOnly, EventOutcome? expected)
    {
        var texts = new Dictionary<string, string> { ["event"] = " Create ", ["user"] = new string('x', 500), ["access"] = access, ["outcome"] = outcome, ["time"] = "1h", ["from"] = "2026-01-01T00:00" };
        var now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var criteria = EventFilter.Read(texts.GetValueOrDefault).ToCriteria(now);

        Assert.Equal(("Create", 200, readOnly, expected), (criteria.EventName, criteria.UserName.Length, criteria.ReadOnly, criteria.Outcome));
        Assert.Equal((now.AddHours(-1), null), (criteria.From, criteria.Until));
    }

    [Fact]
    public void A_custom_range_is_in_minutes_of_UTC()
    {
        var texts = new Dictionary<string, string> { ["time"] = "custom", ["from"] = "2026-01-01T00:00", ["until"] = "nonsense" };
        var filter = EventFilter.Read(texts.GetValueOrDefault);

        Assert.Equal((new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), null), (filter.ToCriteria(default).From, filter.ToCriteria(default).Until));
        Assert.Equal(["time", "from"], filter.ToAddress().Where(text => text.Value is not null).Select(text => text.Key));
    }

    [Fact]
    public void The_downloads_hold_what_the_page_is_narrowed_to()
    {
        Addresses.NavigateTo("/event-history?event=CreateUser");

        var page = RenderPage();

        Assert.Equal("/event-history/export?event=CreateUser&format=csv", page.FindAll(".actions a")[0].GetAttribute("href"));
        Assert.Equal("/event-history/export?event=CreateUser&format=jsonl", page.FindAll(".actions a")[1].GetAttribute("href"));
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<EventHistoryPage> page, string text) =>
        page.FindAll(".event-pages button").Single(button => button.TextContent.Trim() == text);

    private IRenderedComponent<EventHistoryPage> RenderPage()
    {
        if (!Addresses.Uri.Contains("event-history", StringComparison.Ordinal))
        {
            Addresses.NavigateTo(IamUrls.EventHistory);
        }

        var page = Render<EventHistoryPage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tbody")));
        return page;
    }
}
