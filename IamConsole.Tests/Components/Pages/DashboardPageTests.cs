using AngleSharp.Dom;
using Bunit;
using IamConsole.Components.Layout;
using IamConsole.Components.Pages.Dashboard;
using IamConsole.Core.AccountSettings;
using IamConsole.Core.Activity;
using IamConsole.Core.Groups;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Components.Pages;

public sealed class DashboardPageTests : PageContext
{
    protected override async Task ArrangeAsync()
    {
        await DoAsync(new CreateUser("alice"));
        await DoAsync(new CreateUser("bob"));
        await DoAsync(new CreateGroup("Developers"));
    }

    [Fact]
    public void Counts_link_to_the_pages_that_exist_and_to_no_other()
    {
        var page = RenderPage();

        Assert.Equal("2", page.Find("a[href='/users'][aria-label='Users: 2']").TextContent.Trim());
        Assert.Equal(Navigation.Has(IamUrls.Roles) ? 1 : 0, page.FindAll(".resource-counts a[href='/roles']").Count);
        Assert.All(page.FindAll(".resource-counts a"), link => Assert.True(Navigation.Has(link.GetAttribute("href")!)));
    }

    [Fact]
    public async Task A_recommendation_says_why_and_links_to_whoever_it_concerns()
    {
        await DoAsync(new CreateLoginProfile("alice") { Password = "A-long-passw0rd!" });

        var page = RenderPage();

        var item = page.FindAll(".recommendation").Single(item => item.QuerySelector("h3")!.TextContent.StartsWith("Add MFA for users who sign in to the console", StringComparison.Ordinal));
        Assert.Equal("/users/alice?tab=security-credentials", item.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("second factor", item.TextContent, StringComparison.Ordinal);
        Assert.Equal("Add MFA for the root user", page.Find(".recommendation h3").TextContent.Trim());
        Assert.Contains("Root user has no active access keys", page.Find(".recommendations-met").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alias_is_created_and_becomes_the_sign_in_URL()
    {
        var page = RenderPage();
        Assert.Equal("/signin/123456789012", page.Find(".account-details a").GetAttribute("href"));

        Button(page, "Create account alias").Click();
        page.Find("dialog input").Input("acme");
        Assert.Contains("/signin/acme", page.Find("dialog .sign-in-url").TextContent, StringComparison.Ordinal);
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => Assert.Equal("/signin/acme", page.Find(".account-details a").GetAttribute("href")));
        Assert.Equal("acme", Assert.IsType<CreateAccountAlias>(Assert.Single(Client.Sent)).AccountAlias);
        Assert.Single(Services.GetRequiredService<FlashMessages>().Current);
    }

    [Fact]
    public void An_alias_that_is_none_is_refused_inside_the_dialog()
    {
        var page = RenderPage();

        Button(page, "Create account alias").Click();
        page.Find("dialog input").Input("Not an alias");
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => Assert.Contains("ValidationError", page.Find("dialog .refusal").TextContent, StringComparison.Ordinal));
        Assert.Equal("/signin/123456789012", page.Find(".account-details a").GetAttribute("href"));
    }

    [Fact]
    public async Task Deleting_the_alias_brings_back_the_URL_with_the_account_ID()
    {
        await DoAsync(new CreateAccountAlias("acme"));
        var page = RenderPage();

        Button(page, "Delete account alias").Click();
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => Assert.Equal("/signin/123456789012", page.Find(".account-details a").GetAttribute("href")));
    }

    [Fact]
    public async Task What_is_refused_is_shown_with_its_action_and_the_account_stays_known()
    {
        Client.Caller = await Iam.CallerOfAsync("bob");

        var page = RenderPage(new ShellIdentity("123456789012", "acme", "bob", "arn:aws:iam::123456789012:user/bob", "IAM user"));

        var refusals = page.FindAll(".refusal").Select(refusal => refusal.TextContent).ToList();
        Assert.Equal(2, refusals.Count);
        Assert.Contains(refusals, text => text.Contains("iam:GetCredentialReport", StringComparison.Ordinal));
        Assert.Contains(refusals, text => text.Contains("iam:GetAccountSummary", StringComparison.Ordinal));
        Assert.Equal("/signin/acme", page.Find(".account-details a").GetAttribute("href"));
    }

    [Fact]
    public async Task Who_has_no_MFA_is_told_so_even_where_the_rest_is_refused()
    {
        await DoAsync(new CreateLoginProfile("bob") { Password = "A-long-passw0rd!" });
        await Iam.AddInlinePolicyAsync("bob", PolicyTexts.Allow("iam:ListMFADevices"));
        Client.Caller = await Iam.CallerOfAsync("bob");

        var page = RenderPage();

        var item = Assert.Single(page.FindAll(".recommendation"));
        Assert.Equal("Add MFA for yourself", item.QuerySelector("h3")!.TextContent.Trim());
        Assert.Equal(IamUrls.AssignOwnMfaDevice, item.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void A_group_that_nobody_is_in_links_to_its_users()
    {
        var page = RenderPage();

        var item = page.FindAll(".recommendation").Single(item => item.TextContent.Contains("Delete user groups that nobody is in", StringComparison.Ordinal));
        Assert.Equal("/user-groups/Developers?tab=users", item.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task What_somebody_else_makes_is_counted_at_once()
    {
        var page = RenderPage();
        await DoAsync(new CreateUser("carol"));

        await page.InvokeAsync(() => Client.AnnounceAsync(ChangedKinds.Users));

        page.WaitForAssertion(() => Assert.Equal("3", page.Find("a[href='/users']").TextContent.Trim()));
        await DisposeComponentsAsync();
        Assert.Equal(0, Client.Subscriptions);
    }

    private static IElement Button(IRenderedComponent<DashboardPage> page, string label) => page.Find($"button[aria-label='{label}']");

    private IRenderedComponent<DashboardPage> RenderPage(ShellIdentity? identity = null)
    {
        var page = Render<DashboardPage>(parameters =>
        {
            if (identity is not null)
            {
                parameters.AddCascadingValue(identity);
            }
        });
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }
}
