using Bunit;
using IamConsole.Components.Shared;
using IamConsole.Tests.Support;
using Xunit;

namespace IamConsole.Tests.Components.Shared;

public sealed class ActionButtonTests : ConsoleContext
{
    private int _clicks;

    [Fact]
    public async Task What_is_unavailable_does_nothing_and_says_why_to_who_comes_to_it_by_keyboard()
    {
        var page = Open("Select users in the table first.");
        var button = page.Find("button");

        await button.ClickAsync(new());

        Assert.Equal(0, _clicks);
        Assert.Equal("true", button.GetAttribute("aria-disabled"));
        Assert.False(button.HasAttribute("disabled"));
        var reason = page.Find("[role=tooltip]");
        Assert.Equal("Select users in the table first.", reason.TextContent);
        Assert.Equal(reason.Id, button.GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task What_is_available_acts_and_says_nothing_more()
    {
        var page = Open(null);

        await page.Find("button").ClickAsync(new());

        Assert.Equal(1, _clicks);
        Assert.False(page.Find("button").HasAttribute("aria-disabled"));
        Assert.False(page.Find("button").HasAttribute("aria-describedby"));
        Assert.Empty(page.FindAll("[role=tooltip]"));
    }

    [Fact]
    public async Task What_is_busy_does_nothing_a_second_time_and_owes_no_reason()
    {
        var page = Open(null, parameters => parameters.Add(p => p.Busy, true));

        await page.Find("button").ClickAsync(new());

        Assert.Equal(0, _clicks);
        Assert.Equal("true", page.Find("button").GetAttribute("aria-disabled"));
        Assert.Empty(page.FindAll("[role=tooltip]"));
    }

    [Fact]
    public void A_link_is_a_link_only_while_it_leads_somewhere()
    {
        var page = Open(null, parameters => parameters.Add(p => p.Href, "/users"));
        Assert.Equal("/users", page.Find("a").GetAttribute("href"));

        page.Render(parameters => parameters.Add(p => p.Unavailable, "There are two already."));

        Assert.Empty(page.FindAll("a"));
        Assert.Equal("true", page.Find("button").GetAttribute("aria-disabled"));
    }

    private IRenderedComponent<ActionButton> Open(string? unavailable, Action<ComponentParameterCollectionBuilder<ActionButton>>? more = null) =>
        Render<ActionButton>(parameters =>
        {
            parameters.Add(p => p.Unavailable, unavailable).Add(p => p.OnClick, () => { _clicks++; }).AddChildContent("Delete");
            more?.Invoke(parameters);
        });
}
