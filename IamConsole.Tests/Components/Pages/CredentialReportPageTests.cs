using Bunit;
using IamConsole.Components.Layout;
using IamConsole.Components.Pages.CredentialReports;
using IamConsole.Core.Activity;
using IamConsole.Core.Reports;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Components.Pages;

public sealed class CredentialReportPageTests : PageContext
{
    private const string Download = "iamConsole.download";

    private FlashMessage Message => Assert.Single(Services.GetRequiredService<FlashMessages>().Current);

    protected override async Task ArrangeAsync()
    {
        await DoAsync(new CreateUser("alice"));
        await DoAsync(new CreateUser("=bob"));
    }

    [Fact]
    public async Task Downloading_generates_a_report_says_so_and_saves_it_once_it_is_there()
    {
        var page = RenderPage();
        Assert.Contains("No report yet", page.Find("tbody").TextContent, StringComparison.Ordinal);

        page.Find(".page-header .btn-primary").Click();
        page.WaitForAssertion(() => Assert.Equal("Being generated", page.Find(".detail-grid [role=status]").TextContent.Trim()));
        Assert.True(page.Find(".page-header .btn-primary").HasAttribute("aria-disabled"));
        Assert.Equal("Generating report", page.Find(".page-header .btn-primary").TextContent.Trim());
        Assert.Empty(JSInterop.Invocations[Download]);
        Assert.Equal((FlashType.InProgress, "Generating the credential report"), (Message.Type, Message.Text));

        await WriteAsync(page);

        page.WaitForAssertion(() => Assert.Single(JSInterop.Invocations[Download]));
        Assert.Equal((FlashType.Success, "The credential report is ready."), (Message.Type, Message.Text));
        Assert.Equal("Download Report", page.Find(".page-header .btn-primary").TextContent.Trim());
        Assert.Equal("Ready", page.Find(".detail-grid [role=status]").TextContent.Trim());
        Assert.Equal(["<root_account>", "=bob", "alice"], page.FindAll("tbody th").Select(cell => cell.TextContent.Trim()));
        Assert.Equal("/users/alice?tab=security-credentials", page.FindAll("tbody th a")[^1].GetAttribute("href"));
    }

    [Fact]
    public async Task A_fresh_report_is_saved_as_it_is_under_AWS_s_name_with_formulas_made_harmless()
    {
        await GenerateAsync();
        var page = RenderPage();
        Assert.Contains("apostrophe", page.Find(".notice").TextContent, StringComparison.Ordinal);

        page.Find(".page-header .btn-primary").Click();

        page.WaitForAssertion(() => Assert.Single(JSInterop.Invocations[Download]));
        var arguments = JSInterop.Invocations[Download][0].Arguments;
        Assert.Equal(("status_reports_2026-03-01T12-00-00.csv", "text/csv"), (arguments[0], arguments[1]));
        Assert.IsType<GetCredentialReport>(Assert.Single(Client.Sent));
    }

    [Fact]
    public async Task A_report_that_expired_while_it_was_shown_is_generated_anew()
    {
        await GenerateAsync();
        var page = RenderPage();
        Iam.Clock.Advance(TimeSpan.FromHours(4));

        page.Find(".page-header .btn-primary").Click();
        page.WaitForAssertion(() => Assert.IsType<GenerateCredentialReport>(Client.Sent[^1]));
        await WriteAsync(page);

        page.WaitForAssertion(() => Assert.Single(JSInterop.Invocations[Download]));
        Assert.Empty(page.FindAll(".refusal"));
    }

    [Fact]
    public async Task Generating_alone_downloads_nothing()
    {
        var page = RenderPage();

        page.FindAll("tbody button").Single(button => button.TextContent == "Generate report").Click();
        page.WaitForAssertion(() => Assert.IsType<GenerateCredentialReport>(Assert.Single(Client.Sent)));
        await WriteAsync(page);

        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("tbody th").Count));
        Assert.Empty(JSInterop.Invocations[Download]);
    }

    [Fact]
    public async Task A_filter_stands_in_the_address_and_narrows_the_list()
    {
        await GenerateAsync();
        var page = RenderPage();

        page.Find("select[aria-label='Filter by credentials']").Change("password");

        page.WaitForAssertion(() => Assert.Contains("No matches", page.Find("tbody").TextContent, StringComparison.Ordinal));
        Assert.EndsWith("/credential-report?show=password", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_generate_is_told_which_action_that_needs()
    {
        await Iam.AddInlinePolicyAsync("alice", PolicyTexts.Allow("iam:GetCredentialReport"));
        Client.Caller = await Iam.CallerOfAsync("alice");
        var page = RenderPage();

        page.Find(".page-header .btn-primary").Click();

        page.WaitForAssertion(() => Assert.Contains("iam:GenerateCredentialReport", page.Find(".refusal").TextContent, StringComparison.Ordinal));
        Assert.False(page.Find(".page-header .btn-primary").HasAttribute("aria-disabled"));
    }

    private IRenderedComponent<CredentialReportPage> RenderPage()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(IamUrls.CredentialReport);
        JSInterop.SetupVoid(Download, _ => true).SetVoidResult();
        var page = Render<CredentialReportPage>();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }

    private async Task WriteAsync(IRenderedComponent<CredentialReportPage> page)
    {
        page.WaitForAssertion(() => Assert.Contains("Being generated", page.Find("[role='status']").TextContent, StringComparison.Ordinal));
        Assert.True(await Iam.Services.GetRequiredService<CredentialReportWriter>().WriteAsync(Iam.Account));
        await page.InvokeAsync(() => Client.AnnounceAsync(ChangedKinds.CredentialReport));
    }

    private async Task GenerateAsync()
    {
        await DoAsync(new GenerateCredentialReport());
        await Iam.Services.GetRequiredService<CredentialReportWriter>().WriteAsync(Iam.Account);
    }
}
