using AngleSharp.Dom;
using Bunit;
using IamConsole.Components.Pages.AccessAnalyzer;
using IamConsole.Core.AccessAnalyzer;
using IamConsole.Core.Activity;
using IamConsole.Core.Model;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Components.Pages.AccessAnalyzer;

public sealed class AnalyzerPagesTests : AnalyzerContext
{
    [Fact]
    public async Task An_analyzer_is_deleted_with_what_it_has_found()
    {
        var page = Render<AnalyzerList>();
        page.WaitForAssertion(() => Assert.Contains("External access", Row(page, "watch").TextContent, StringComparison.Ordinal));
        Assert.Equal("2 findings of watch", Row(page, "watch").QuerySelector("td a")!.GetAttribute("aria-label"));
        Row(page, "watch").QuerySelector("input")!.Change(true);
        Button(page, "Delete").Click();
        Assert.Contains("All findings and archive rules of this analyzer go with it.", OpenDialog(page).TextContent, StringComparison.Ordinal);
        OpenDialog(page).QuerySelector("input")!.Input("delete");
        await OpenDialog(page).QuerySelector("form")!.SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("There is none yet.", page.Markup, StringComparison.Ordinal));
        Assert.Empty((await DoAsync(new ListAnalyzers())).Analyzers);
        Assert.Contains("Analyzer watch deleted.", Flashes);
    }

    [Fact]
    public async Task The_type_that_there_is_none_of_is_offered_until_there_are_both()
    {
        var page = Render<AnalyzerList>();
        page.WaitForAssertion(() => Assert.Equal(IamUrls.CreateAnalyzer(Analyzer.UnusedAccess), page.Find("a.btn-primary").GetAttribute("href")));
        await DoAsync(new CreateAnalyzer("idle", Analyzer.UnusedAccess));

        await page.InvokeAsync(() => Client.AnnounceAsync(ChangedKinds.Analyzers));

        page.WaitForAssertion(() => Assert.Equal("There is an analyzer of each type already.", page.Find("#" + Button(page, "Create analyzer").GetAttribute("aria-describedby")).TextContent));
    }

    [Fact]
    public async Task An_analyzer_of_unused_access_is_created_with_its_period_exclusions_and_tags()
    {
        var page = Render<CreateAnalyzerPage>();
        page.FindAll("input[name=analyzer-type]")[1].Change(true);
        Assert.StartsWith("UnusedAccess-ConsoleAnalyzer-", Field(page, "Name").GetAttribute("value"), StringComparison.Ordinal);
        Field(page, "Name").Change("idle");
        Field(page, "Tracking period").Change("30");
        Button(page, "Add exclusion").Click();
        Field(page, "Key 1").Change("Team");
        Field(page, "Value 1").Change("audit");
        page.Find("#create-analyzer").Submit();

        page.WaitForAssertion(() => Assert.EndsWith(IamUrls.UnusedAccess, Navigation.Uri, StringComparison.Ordinal));
        var made = (await DoAsync(new GetAnalyzer("idle"))).Analyzer.Configuration!.UnusedAccess!;
        Assert.Equal(30, made.UnusedAccessAge);
        Assert.Equal(new Dictionary<string, string> { ["Team"] = "audit" }, made.AnalysisRule!.Exclusions!.Single().ResourceTags!.Single());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("366")]
    [InlineData("a month")]
    public void A_period_that_is_none_is_said_at_its_field(string period)
    {
        var page = Render<CreateAnalyzerPage>();
        page.FindAll("input[name=analyzer-type]")[1].Change(true);
        Field(page, "Tracking period").Change(period);
        page.Find("#create-analyzer").Submit();

        Assert.Equal("Enter a whole number of days from 1 to 365.", page.Find(".field-error").TextContent.Trim());
        Assert.Empty(Client.Sent);
    }

    [Fact]
    public void A_second_analyzer_of_a_type_is_warned_of_and_refused_in_AWSs_words()
    {
        var page = Render<CreateAnalyzerPage>();
        page.WaitForAssertion(() => Assert.Contains("has an analyzer of this type already", page.Find(".notice-warning").TextContent, StringComparison.Ordinal));

        page.Find("#create-analyzer").Submit();

        page.WaitForAssertion(() => Assert.Contains("ServiceQuotaExceededException", page.Find(".refusal").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Exclusions_are_changed_against_the_revision_that_was_shown()
    {
        await DoAsync(new CreateAnalyzer("idle", Analyzer.UnusedAccess));
        var page = RenderAnalyzer("idle", "exclusions");
        page.WaitForAssertion(() => Button(page, "Edit"));
        Button(page, "Edit").Click();
        Button(page, "Add exclusion").Click();
        Button(page, "Save changes").Click();
        Assert.Contains("Enter a key, or remove the tag.", page.Markup, StringComparison.Ordinal);
        Field(page, "Key 1").Change("Team");
        await Button(page, "Save changes").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("Team with any value", page.Find(".exclusions").TextContent, StringComparison.Ordinal));
        Assert.Equal("arn:aws:access-analyzer:us-east-1:123456789012:analyzer/idle", Assert.Single(Client.LastExpected).ResourceId);
        var rule = (await DoAsync(new GetAnalyzer("idle"))).Analyzer.Configuration!.UnusedAccess!.AnalysisRule;
        Assert.Equal("", rule!.Exclusions!.Single().ResourceTags!.Single()["Team"]);
    }

    [Fact]
    public async Task Tags_are_written_as_the_operation_takes_them()
    {
        var page = RenderAnalyzer("watch", "tags");
        page.WaitForAssertion(() => Button(page, "Manage tags"));
        Button(page, "Manage tags").Click();
        Button(page, "Add new tag").Click();
        Field(page, "Key 1").Change("Team");
        Field(page, "Value 1").Change("blue");
        await Button(page, "Save changes").ClickAsync(new());

        page.WaitForAssertion(() => Row(page, "blue"));
        Assert.Equal("blue", (await DoAsync(new ListTagsForResource(Watch))).Tags["Team"]);
    }

    [Fact]
    public async Task A_rule_begins_with_the_finding_and_archives_what_matches()
    {
        var finding = await FindingOfAsync("partner");
        var page = RenderNewRule(finding.Id);
        page.WaitForAssertion(() => Assert.Equal("(1)", page.FindAll("h2 .counter")[^1].TextContent));
        Assert.Equal(PartnerRole, Field(page, "Value 1 of criterion 1").GetAttribute("value"));
        Assert.Equal("999999999999", Field(page, "Value 1 of criterion 2").GetAttribute("value"));
        Field(page, "Rule name").Change("Partners");

        await Button(page, "Create and archive active findings").ClickAsync(new());

        page.WaitForAssertion(() => Assert.EndsWith(IamUrls.Analyzer("watch"), Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal(FindingTypes.Archived, (await FindingOfAsync("partner")).Status);
        Assert.Equal(FindingTypes.Active, (await FindingOfAsync("open")).Status);
        Assert.Contains("Archive rule Partners created and applied to the active findings.", Flashes);
    }

    [Fact]
    public void What_a_rule_lacks_is_said_and_nothing_is_sent()
    {
        var page = RenderNewRule(null);
        page.WaitForAssertion(() => Assert.Contains("Complete the criteria to see what they meet.", page.Markup, StringComparison.Ordinal));

        page.Find("#archive-rule").Submit();

        Assert.Equal(["Enter a name for the rule.", "Enter a value."], page.FindAll(".field-error").Select(error => error.TextContent.Trim()));
        Assert.Empty(Client.Sent);
    }

    [Fact]
    public async Task A_changed_rule_shows_what_it_would_meet_and_is_saved_against_the_revision()
    {
        await DoAsync(new CreateArchiveRule("watch", "Partners", new Dictionary<string, Criterion> { ["principal.AWS"] = new() { Eq = ["111111111111"] }, ["error"] = new() { Exists = false } }));
        Navigation.NavigateTo(IamUrls.EditArchiveRule("watch", "Partners"));
        var page = Render<EditArchiveRulePage>(parameters => parameters.Add(p => p.AnalyzerName, "watch").Add(p => p.RuleName, "Partners"));
        page.WaitForAssertion(() => Assert.Contains("No active finding meets these criteria.", page.Markup, StringComparison.Ordinal));

        Field(page, "Value 1 of criterion 1").Change("999999999999");

        page.WaitForAssertion(() => Row(page, "partner"));
        page.Find("#archive-rule").Submit();
        page.WaitForAssertion(() => Assert.Contains("Archive rule Partners saved.", Flashes));
        var filter = (await DoAsync(new GetArchiveRule("watch", "Partners"))).ArchiveRule.Filter;
        Assert.Equal(["999999999999"], filter["principal.AWS"].Eq);
        Assert.False(filter["error"].Exists);
        Assert.Equal(Watch, Assert.Single(Client.LastExpected).ResourceId);
        Assert.Equal(FindingTypes.Active, (await FindingOfAsync("partner")).Status);
    }

    [Fact]
    public async Task A_rule_that_was_changed_elsewhere_is_not_overwritten()
    {
        await DoAsync(new CreateArchiveRule("watch", "Partners", new Dictionary<string, Criterion> { ["isPublic"] = new() { Eq = ["true"] } }));
        var page = Render<EditArchiveRulePage>(parameters => parameters.Add(p => p.AnalyzerName, "watch").Add(p => p.RuleName, "Partners"));
        page.WaitForAssertion(() => page.Find("#archive-rule"));
        await DoAsync(new UpdateArchiveRule("watch", "Partners", new Dictionary<string, Criterion> { ["isPublic"] = new() { Eq = ["false"] } }));

        page.Find("#archive-rule").Submit();

        page.WaitForAssertion(() => Assert.Contains("ConcurrentModification", page.Find(".refusal").TextContent, StringComparison.Ordinal));
        Assert.Equal(["false"], (await DoAsync(new GetArchiveRule("watch", "Partners"))).ArchiveRule.Filter["isPublic"].Eq);
    }

    [Fact]
    public async Task Rules_are_shown_in_words_and_deleted()
    {
        await DoAsync(new CreateArchiveRule("watch", "Partners", new Dictionary<string, Criterion> { ["principal.AWS"] = new() { Eq = ["111111111111", "999999999999"] }, ["condition.sts:ExternalId"] = new() { Exists = true } }));
        var page = RenderAnalyzer("watch", "archive-rules");
        page.WaitForAssertion(() => Assert.Contains("AWS principal equals 111111111111 or 999999999999; sts:ExternalId exists", Row(page, "Partners").TextContent, StringComparison.Ordinal));
        Row(page, "Partners").QuerySelector("input")!.Change(true);
        page.FindAll("button").Last(button => button.TextContent.Trim() == "Delete" && button.Closest("dialog") is null).Click();
        page.WaitForAssertion(() => Assert.Contains("Delete the archive rule Partners?", page.Markup, StringComparison.Ordinal));
        var dialog = page.FindAll("dialog").Single(open => open.TextContent.Contains("Delete the archive rule Partners?", StringComparison.Ordinal));
        await dialog.QuerySelector("form")!.SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("There is none yet.", page.Markup, StringComparison.Ordinal));
        Assert.Empty((await DoAsync(new ListArchiveRules("watch"))).ArchiveRules);
    }

    [Fact]
    public void Rules_of_what_does_not_exist_say_so_at_once()
    {
        var create = Render<CreateArchiveRulePage>(parameters => parameters.Add(p => p.AnalyzerName, "ghost"));
        create.WaitForAssertion(() => Assert.Contains("There is no such analyzer", create.Markup, StringComparison.Ordinal));
        var edit = Render<EditArchiveRulePage>(parameters => parameters.Add(p => p.AnalyzerName, "watch").Add(p => p.RuleName, "ghost"));
        edit.WaitForAssertion(() => Assert.Contains("There is no such archive rule", edit.Markup, StringComparison.Ordinal));

        Assert.Empty(create.FindAll("form"));
        Assert.Empty(edit.FindAll("form"));
    }

    [Fact]
    public async Task Whoever_may_not_list_rules_sees_the_analyzer_and_the_refusal()
    {
        await DoAsync(new CreateUser("alice"));
        await Iam.AddInlinePolicyAsync("alice", PolicyTexts.Allow("access-analyzer:GetAnalyzer"));
        Client.Caller = await Iam.CallerOfAsync("alice");

        var page = RenderAnalyzer("watch", "archive-rules");

        page.WaitForAssertion(() => Assert.Contains("access-analyzer:ListArchiveRules", page.Find(".refusal").TextContent, StringComparison.Ordinal));
        Assert.Contains("Current account", page.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<AnalyzerPage> RenderAnalyzer(string name, string tab)
    {
        Navigation.NavigateTo(IamUrls.Analyzer(name, tab));
        return Render<AnalyzerPage>(parameters => parameters.Add(p => p.Name, name));
    }

    private IRenderedComponent<CreateArchiveRulePage> RenderNewRule(string? finding)
    {
        Navigation.NavigateTo(IamUrls.CreateArchiveRule("watch", finding));
        return Render<CreateArchiveRulePage>(parameters => parameters.Add(p => p.AnalyzerName, "watch"));
    }
}
