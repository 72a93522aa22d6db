using Bunit;
using IamConsole.Components.Layout;
using IamConsole.Core.Roles;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Components.Layout;

public sealed class GlobalSearchTests : PageContext
{
    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    protected override async Task ArrangeAsync()
    {
        await DoAsync(new CreateUser("xqz-rosa"));
        await DoAsync(new CreateRole("xqz-rosters", PolicyTexts.TrustAccount));
    }

    [Fact]
    public void What_is_found_stands_by_kind_and_arrows_and_Enter_open_it()
    {
        var search = Typed("XQZ");

        Assert.Equal(["Users", "Roles"], search.FindAll("[role=group]").Select(group => group.GetAttribute("aria-label")));
        search.Find("input").KeyDown("ArrowDown");
        Assert.Equal(search.FindAll("[role=option]")[1].Id, search.Find("input").GetAttribute("aria-activedescendant"));
        search.Find("input").KeyDown("Enter");

        Assert.EndsWith("/roles/xqz-rosters", Address, StringComparison.Ordinal);
        Assert.Equal("false", search.Find("input").GetAttribute("aria-expanded"));
        Assert.Equal("", search.Find("input").GetAttribute("value"));
    }

    [Fact]
    public void Pages_are_found_by_their_titles()
    {
        var search = Typed("event hist");

        search.Find("input").KeyDown("Enter");

        Assert.EndsWith("/event-history", Address, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_are_found_by_the_heading_that_they_stand_under() =>
        Assert.Equal(["External access", "Unused access", "Analyzer settings"], Typed("access anal").FindAll("[role=option] span:first-child").Select(option => option.TextContent));

    [Fact]
    public void Nothing_that_fits_is_said_and_Escape_closes()
    {
        var search = Typed("zzzz");
        Assert.Contains("No matches for", search.Markup, StringComparison.Ordinal);

        search.Find("input").KeyDown("Escape");

        Assert.DoesNotContain("No matches for", search.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_list_nothing_still_finds_pages()
    {
        Client.Caller = await Iam.CallerOfAsync("xqz-rosa");

        Assert.Equal(["Roles"], Typed("ro").FindAll("[role=option] span:first-child").Select(option => option.TextContent).Where(text => text == "Roles"));
        Assert.Empty(Typed("xqz-rosa").FindAll("[role=option]"));
    }

    private IRenderedComponent<GlobalSearch> Typed(string text)
    {
        var search = Render<GlobalSearch>();
        search.Find("input").Change(text);
        search.WaitForAssertion(() => Assert.True(search.FindAll("[role=option]").Count > 0 || search.Markup.Contains("No matches for", StringComparison.Ordinal)));
        return search;
    }
}
