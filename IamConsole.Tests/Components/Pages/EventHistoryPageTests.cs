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
        Assert.True(Button(page, "Newer").HasAttribute("disabled"));

        Button(page, "Older").Click();
        page.WaitForAssertion(() => Assert.Equal(Users + 1 - 50, page.FindAll("tbody th").Count));
        Assert.True(Button(page, "Older").HasAttribute("disabled"));

        Button(page, "Newer").Click();
        page.WaitForAssertion(() => Assert.Equal(50, page.FindAll("tbody th").Count));
    }

    [Fact]
    public void An_event_opens_to_its_record()
    {
        var page = RenderPage();

        page.FindAll("button[aria-expanded=false]").First(button => button.GetAttribute("aria-label")!.StartsWith("Record of CreateUser", StringComparison.Ordinal)).Click();

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
        var query = EventFilter.Read(" Create ", new string('x', 500), null, access, outcome).ToQuery();

        Assert.Equal(("Create", 200, readOnly, expected), (query.EventName, query.UserName.Length, query.ReadOnly, query.Outcome));
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
