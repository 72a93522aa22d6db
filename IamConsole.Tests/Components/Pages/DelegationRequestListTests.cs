using Bunit;
using IamConsole.Components.Layout;
using IamConsole.Components.Pages.DelegationRequests;
using IamConsole.Core.DelegationRequests;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Components.Pages;

public sealed class DelegationRequestListTests : PageContext
{
    protected override Task ArrangeAsync() => DoAsync(new CreateUser("alice"));

    [Fact]
    public void The_empty_list_says_why_and_leads_to_a_role_instead()
    {
        var page = Render<DelegationRequestList>();

        page.WaitForAssertion(() => Assert.Contains("none of their requests reaches this installation", page.Find(".table-nothing").TextContent, StringComparison.Ordinal));
        Assert.Equal("Temporary delegation requests(0)", page.Find("h1").TextContent.Trim());
        Assert.Equal(IamUrls.CreateRole, page.Find(".table-nothing a").GetAttribute("href"));
        Assert.IsType<ListDelegationRequests>(Assert.Single(Client.Sent));
    }

    [Fact]
    public async Task Whoever_may_not_list_them_is_told_which_action_it_takes()
    {
        Client.Caller = await Iam.CallerOfAsync("alice");

        var page = Render<DelegationRequestList>();

        page.WaitForAssertion(() => Assert.Contains("iam:ListDelegationRequests", page.Find(".table-problem").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".table-nothing"));
    }

    [Fact]
    public void The_page_is_in_the_navigation_and_found_by_the_search() =>
        Assert.Equal(IamUrls.DelegationRequests, Assert.Single(SearchWords.Pages("delegation")).Href);
}
