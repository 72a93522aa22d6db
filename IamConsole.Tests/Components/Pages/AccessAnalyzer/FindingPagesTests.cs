using Bunit;
using IamConsole.Components.Pages.AccessAnalyzer;
using IamConsole.Core.AccessAnalyzer;
using IamConsole.Core.AccessKeys;
using IamConsole.Core.Activity;
using IamConsole.Core.Model;
using IamConsole.Core.Roles;
using IamConsole.Core.Users;
using IamConsole.Tests.AccessAnalyzer;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Components.Pages.AccessAnalyzer;

public sealed class FindingPagesTests : AnalyzerContext
{
    [Fact]
    public void The_list_says_who_gets_in_and_on_what_condition()
    {
        var page = RenderExternal();

        var partner = Row(page, "partner").TextContent;
        Assert.Contains("AWS account", partner, StringComparison.Ordinal);
        Assert.Contains("999999999999", partner, StringComparison.Ordinal);
        Assert.Contains("sts:ExternalId: four words", partner, StringComparison.Ordinal);
        Assert.Contains("Write", partner, StringComparison.Ordinal);
        Assert.DoesNotContain("Public", partner, StringComparison.Ordinal);
        Assert.Contains("Public", Row(page, "open").TextContent, StringComparison.Ordinal);
        Assert.Equal(["2", "1", "1", "0", "0"], page.FindAll(".resource-counts dd").Select(number => number.TextContent));
    }

    [Fact]
    public async Task Archiving_takes_a_finding_from_the_active_ones()
    {
        var page = RenderExternal();
        Row(page, "partner").QuerySelector("input")!.Change(true);

        await Button(page, "Archive").ClickAsync(new());

        page.WaitForAssertion(() => Assert.DoesNotContain(page.FindAll("tbody tr"), row => row.TextContent.Contains("partner", StringComparison.Ordinal)));
        Assert.Equal(FindingTypes.Archived, (await FindingOfAsync("partner")).Status);
        Assert.Contains("1 finding archived.", Flashes);
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("[role=tab]"), tab => tab.TextContent.Contains("Archived", StringComparison.Ordinal) && tab.TextContent.Contains("(1)", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task All_findings_are_archived_and_made_active_each_as_it_is()
    {
        await DoAsync(new UpdateFindings(Watch, FindingTypes.Archived) { Ids = [(await FindingOfAsync("open")).Id] });
        Navigation.NavigateTo(IamUrls.ExternalAccess + "?tab=all");
        var page = RenderExternal();
        Row(page, "partner").QuerySelector("input")!.Change(true);
        Row(page, "open").QuerySelector("input")!.Change(true);

        await Button(page, "Unarchive").ClickAsync(new());

        Assert.Contains("1 finding made active again.", Flashes);
        Assert.All(await FindingsAsync(), finding => Assert.Equal(FindingTypes.Active, finding.Status));
    }

    [Fact]
    public async Task A_rescan_sends_each_resource_once()
    {
        await DoAsync(new UpdateAssumeRolePolicy("partner", PolicyTexts.Trust("""{"AWS":["999999999999","888888888888"]}""")));
        await Iam.AnalyzeAsync();
        Navigation.NavigateTo(IamUrls.ExternalAccess + "?q=partner");
        var page = RenderExternal();
        page.Find("thead input[type=checkbox]").Change(true);
        await DoAsync(new UpdateAssumeRolePolicy("partner", PolicyTexts.TrustAccount));

        await Button(page, "Rescan").ClickAsync(new());

        Assert.Equal([new StartResourceScan(Watch, PartnerRole)], Client.Sent);
        Assert.Contains("partner has been analyzed anew.", Flashes);
        page.WaitForAssertion(() => Assert.Contains("No matches", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Buttons_without_a_selection_say_what_to_do()
    {
        var page = RenderExternal();

        Assert.Equal("Select findings in the table first.", page.Find("#" + Button(page, "Archive").GetAttribute("aria-describedby")).TextContent);
        Assert.Equal("Select one finding in the table first.", page.Find("#" + Button(page, "Create archive rule").GetAttribute("aria-describedby")).TextContent);
    }

    [Fact]
    public async Task What_is_found_meanwhile_appears()
    {
        var page = RenderExternal();
        await DoAsync(new CreateRole("late", PolicyTexts.Trust("""{"AWS":"777777777777"}""")));
        await Iam.AnalyzeAsync();

        await page.InvokeAsync(() => Client.AnnounceAsync(ChangedKinds.Findings));

        page.WaitForAssertion(() => Row(page, "777777777777"));
    }

    [Fact]
    public void Without_an_analyzer_one_is_offered()
    {
        var page = Render<UnusedAccessPage>();

        page.WaitForAssertion(() => Assert.Equal(IamUrls.CreateAnalyzer(Analyzer.UnusedAccess), page.Find("a.btn-primary").GetAttribute("href")));
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public async Task Whoever_may_not_list_findings_is_told_which_action_is_missing()
    {
        await DoAsync(new CreateUser("alice"));
        await Iam.AddInlinePolicyAsync("alice", PolicyTexts.Allow("access-analyzer:ListAnalyzers"));
        Client.Caller = await Iam.CallerOfAsync("alice");

        var page = Render<ExternalAccessPage>();

        page.WaitForAssertion(() => Assert.Contains("access-analyzer:ListFindings", page.Find(".refusal").TextContent, StringComparison.Ordinal));
        Assert.Contains("Numbers of findings: Access denied", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".resource-counts"));
    }

    [Fact]
    public async Task Unused_access_is_said_in_words()
    {
        await DoAsync(new CreateUser("alice"));
        var key = (await DoAsync(new CreateAccessKey("alice"))).AccessKey.AccessKeyId;
        await DoAsync(new CreateAnalyzer("idle", Analyzer.UnusedAccess));
        Iam.Clock.Advance(TimeSpan.FromDays(100));
        await Iam.AnalyzeAsync();

        var page = Render<UnusedAccessPage>();

        page.WaitForAssertion(() => Row(page, key));
        Assert.Contains("Unused access key", Row(page, key).TextContent, StringComparison.Ordinal);
        Assert.Contains("Never", Row(page, key).TextContent, StringComparison.Ordinal);
        Assert.Equal(IamUrls.User("alice"), Row(page, key).QuerySelector("td a")!.GetAttribute("href"));
        Assert.Contains("tracking period 90 days", page.Markup, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("tbody tr"), row => row.TextContent.Contains("Unused role", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_finding_shows_its_details_and_is_archived_on_its_page()
    {
        var finding = await FindingOfAsync("partner");
        var page = RenderFinding(finding.Id);

        page.WaitForAssertion(() => Assert.Contains("sts:AssumeRole", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Role trust policy", page.Markup, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("a"), link => link.GetAttribute("href") == IamUrls.EditTrustPolicy("partner"));
        Assert.Contains(page.FindAll("a"), link => link.GetAttribute("href") == IamUrls.CreateArchiveRule("watch", finding.Id));
        await Button(page, "Archive this finding").ClickAsync(new());

        page.WaitForAssertion(() => Button(page, "Unarchive"));
        Assert.Equal(FindingTypes.Archived, (await FindingOfAsync("partner")).Status);
        Assert.Contains("Finding archived.", Flashes);
    }

    [Fact]
    public async Task A_finding_is_resolved_by_a_rescan_after_the_role_was_mended()
    {
        var page = RenderFinding((await FindingOfAsync("partner")).Id);
        await DoAsync(new UpdateAssumeRolePolicy("partner", PolicyTexts.TrustAccount));
        page.WaitForAssertion(() => Button(page, "Rescan role"));

        await Button(page, "Rescan role").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("What was found is no longer there. The finding is deleted", page.Markup, StringComparison.Ordinal));
        Assert.Equal("What was found is no longer there.", page.Find("#" + Button(page, "Archive").GetAttribute("aria-describedby")).TextContent);
    }

    [Fact]
    public async Task Unused_permissions_open_to_their_actions()
    {
        await DoAsync(new CreateUser("alice"));
        await Iam.AddInlinePolicyAsync("alice", PolicyTexts.Allow("s3:GetObject"));
        await DoAsync(new CreateAnalyzer("idle", Analyzer.UnusedAccess));
        Iam.Clock.Advance(TimeSpan.FromDays(100));
        await Iam.AnalyzeAsync();
        var finding = (await FindingsAsync("idle")).Single(finding => finding.FindingType == FindingTypes.UnusedPermission);
        Navigation.NavigateTo(IamUrls.AccessFinding(Analyzer.UnusedAccess, "idle", finding.Id));

        var page = Render<AccessFindingPage>(parameters => parameters.Add(p => p.AnalyzerName, "idle").Add(p => p.FindingId, finding.Id));

        page.WaitForAssertion(() => Assert.Contains("The whole service", Row(page, "Amazon S3").TextContent, StringComparison.Ordinal));
        page.Find("button[aria-label^='Details of']").Click();
        Assert.Contains("No action of this service was used", page.Find(".row-detail").TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("a"), link => link.GetAttribute("href") == IamUrls.User("alice", "permissions"));
    }

    [Fact]
    public void A_finding_that_does_not_exist_is_said_to_be_missing()
    {
        var page = RenderFinding("0d9ce9a6-0000-0000-0000-000000000000");

        page.WaitForAssertion(() => Assert.Contains("ResourceNotFoundException", page.Find(".refusal").TextContent, StringComparison.Ordinal));
    }

    private IRenderedComponent<ExternalAccessPage> RenderExternal()
    {
        var page = Render<ExternalAccessPage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tbody .finding-id")));
        return page;
    }

    private IRenderedComponent<AccessFindingPage> RenderFinding(string id)
    {
        Navigation.NavigateTo(IamUrls.AccessFinding(Analyzer.ExternalAccess, "watch", id));
        return Render<AccessFindingPage>(parameters => parameters.Add(p => p.AnalyzerName, "watch").Add(p => p.FindingId, id));
    }
}
