using IamConsole.Core.AccessAnalyzer;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Roles;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.AccessAnalyzer;

/// <summary>The life of findings of external access.</summary>
public sealed class ExternalAccessTests : IAsyncLifetime
{
    private const string Analyzer1 = "arn:aws:access-analyzer:us-east-1:123456789012:analyzer/watch";
    private const string App = "arn:aws:iam::123456789012:role/app";

    private static readonly string FromOutside = PolicyTexts.Trust("""{"AWS":"999999999999"}""", """{"StringEquals":{"sts:ExternalId":"four words"}}""");

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateRole("app", FromOutside));
        await _iam.DoAsync(new CreateRole("inner", PolicyTexts.TrustAccount));
        await _iam.DoAsync(new CreateAnalyzer("watch", Analyzer.ExternalAccess));
        await _iam.AnalyzeAsync();
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_role_that_another_account_can_assume_is_found()
    {
        var finding = Assert.Single((await _iam.DoAsync(new ListFindings(Analyzer1))).Findings);

        Assert.Equal((App, "AWS::IAM::Role", "ACTIVE", false, "123456789012"), (finding.Resource, finding.ResourceType, finding.Status, finding.IsPublic, finding.ResourceOwnerAccount));
        Assert.Equal(("999999999999", "four words", "sts:AssumeRole"), (finding.Principal!["AWS"], finding.Condition["sts:ExternalId"], finding.Action![0]));
        Assert.Equal(finding.Id, (await _iam.DoAsync(new GetFinding(Analyzer1, finding.Id))).Finding.Id);
        var details = Assert.Single((await _iam.DoAsync(new GetFindingV2(Analyzer1, finding.Id))).FindingDetails).ExternalAccessDetails!;
        Assert.Equal(("999999999999", "POLICY"), (details.Principal!["AWS"], details.Sources![0].Type));
    }

    [Fact]
    public async Task It_is_resolved_when_the_trust_is_taken_back_and_open_again_when_it_is_given_again()
    {
        var id = (await _iam.DoAsync(new ListFindings(Analyzer1))).Findings[0].Id;

        await _iam.DoAsync(new UpdateAssumeRolePolicy("app", PolicyTexts.TrustAccount));
        await _iam.AnalyzeAsync();
        Assert.Equal(["role/app ExternalAccess RESOLVED"], await _iam.FindingsAsync(Analyzer1));

        await _iam.DoAsync(new UpdateAssumeRolePolicy("app", FromOutside));
        await _iam.AnalyzeAsync();
        var again = Assert.Single((await _iam.DoAsync(new ListFindings(Analyzer1))).Findings);
        Assert.Equal((id, "ACTIVE"), (again.Id, again.Status));
    }

    [Fact]
    public async Task Another_principal_is_another_finding()
    {
        await _iam.DoAsync(new UpdateAssumeRolePolicy("app", PolicyTexts.Trust("""{"AWS":"888888888888"}""")));
        await _iam.AnalyzeAsync();

        Assert.Equal(["role/app ExternalAccess ACTIVE", "role/app ExternalAccess RESOLVED"], await _iam.FindingsAsync(Analyzer1));
    }

    [Fact]
    public async Task Access_that_becomes_public_under_the_same_values_is_another_finding()
    {
        static string Everyone(string comparison) => PolicyTexts.Trust("""{"AWS":"*"}""", $$$"""{"{{{comparison}}}":{"aws:PrincipalOrgID":"o-sample"}}""");
        await _iam.DoAsync(new UpdateAssumeRolePolicy("app", Everyone("StringEquals")));
        await _iam.AnalyzeAsync();

        await _iam.DoAsync(new UpdateAssumeRolePolicy("app", Everyone("StringEqualsIfExists")));
        await _iam.AnalyzeAsync();

        var active = (await _iam.DoAsync(new ListFindings(Analyzer1) { Filter = new Dictionary<string, Criterion> { ["status"] = new() { Eq = ["ACTIVE"] } } })).Findings;
        Assert.True(Assert.Single(active).IsPublic);
    }

    [Fact]
    public async Task It_is_resolved_when_the_role_is_deleted()
    {
        await _iam.DoAsync(new DeleteRole("app"));
        await _iam.AnalyzeAsync();

        Assert.Equal(["role/app ExternalAccess RESOLVED"], await _iam.FindingsAsync(Analyzer1));
    }

    [Fact]
    public async Task A_resolved_finding_is_forgotten_after_90_days()
    {
        await _iam.DoAsync(new DeleteRole("app"));
        await _iam.AnalyzeAsync();

        _iam.Clock.Advance(TimeSpan.FromDays(89));
        await _iam.AnalyzeAsync();
        Assert.NotEmpty(await _iam.FindingsAsync(Analyzer1));

        _iam.Clock.Advance(TimeSpan.FromDays(2));
        await _iam.AnalyzeAsync();
        Assert.Empty(await _iam.FindingsAsync(Analyzer1));
    }

    [Fact]
    public async Task An_archived_finding_stays_archived_until_it_is_made_active()
    {
        var id = (await _iam.DoAsync(new ListFindings(Analyzer1))).Findings[0].Id;

        await _iam.DoAsync(new UpdateFindings(Analyzer1, "ARCHIVED") { Ids = [id] });
        await _iam.AnalyzeAsync();
        Assert.Equal(["role/app ExternalAccess ARCHIVED"], await _iam.FindingsAsync(Analyzer1));

        await _iam.DoAsync(new UpdateFindings(Analyzer1, "ACTIVE") { ResourceArn = App });
        Assert.Equal(["role/app ExternalAccess ACTIVE"], await _iam.FindingsAsync(Analyzer1));
    }

    [Fact]
    public async Task One_unknown_finding_leaves_all_as_they_are()
    {
        var id = (await _iam.DoAsync(new ListFindings(Analyzer1))).Findings[0].Id;

        var unknown = await _iam.RefusedAsync(new UpdateFindings(Analyzer1, "ARCHIVED") { Ids = [id, Guid.Empty.ToString()] });
        var nothing = await _iam.RefusedAsync(new UpdateFindings(Analyzer1, "ARCHIVED"));

        Assert.Equal(("ResourceNotFoundException", "ValidationException"), (unknown.Code, nothing.Code));
        Assert.Equal(["role/app ExternalAccess ACTIVE"], await _iam.FindingsAsync(Analyzer1));
    }

    [Theory]
    [InlineData("resource", App, true)]
    [InlineData("principal.AWS", "999999999999", true)]
    [InlineData("principal.Federated", "999999999999", false)]
    [InlineData("condition.STS:externalid", "four words", true)]
    [InlineData("isPublic", "false", true)]
    [InlineData("isPublic", "true", false)]
    [InlineData("status", "ACTIVE", true)]
    public async Task A_rule_archives_what_meets_it_and_what_is_found_later(string property, string value, bool meets)
    {
        await _iam.DoAsync(new CreateArchiveRule("watch", "rule", new Dictionary<string, Criterion> { [property] = new() { Eq = [value] } }));
        Assert.Equal(["role/app ExternalAccess ACTIVE"], await _iam.FindingsAsync(Analyzer1));

        await _iam.DoAsync(new ApplyArchiveRule(Analyzer1, "rule"));

        Assert.Equal([$"role/app ExternalAccess {(meets ? "ARCHIVED" : "ACTIVE")}"], await _iam.FindingsAsync(Analyzer1));
    }

    [Fact]
    public async Task A_new_finding_that_meets_a_rule_is_archived_at_once()
    {
        await _iam.DoAsync(new CreateArchiveRule("watch", "rule", new Dictionary<string, Criterion> { ["resource"] = new() { Contains = ["Partner-"] }, ["isPublic"] = new() { Neq = ["true"] }, ["error"] = new() { Exists = false } }));
        await _iam.DoAsync(new CreateRole("partner-1", FromOutside));
        await _iam.DoAsync(new CreateRole("partner-2", PolicyTexts.Trust("""{"AWS":"*"}""")));
        await _iam.AnalyzeAsync();

        Assert.Equal(["role/app ExternalAccess ACTIVE", "role/partner-1 ExternalAccess ARCHIVED", "role/partner-2 ExternalAccess ACTIVE"], await _iam.FindingsAsync(Analyzer1));
    }

    [Fact]
    public async Task A_scan_looks_at_one_role_at_once()
    {
        await _iam.DoAsync(new UpdateAssumeRolePolicy("app", PolicyTexts.TrustAccount));

        await _iam.DoAsync(new StartResourceScan(Analyzer1, App));

        Assert.Equal(["role/app ExternalAccess RESOLVED"], await _iam.FindingsAsync(Analyzer1));
        Assert.Equal("ResourceNotFoundException", (await _iam.RefusedAsync(new StartResourceScan(Analyzer1, App + "x"))).Code);
    }

    [Fact]
    public async Task What_is_looked_at_is_listed_without_service_linked_roles()
    {
        Assert.Equal([App, "arn:aws:iam::123456789012:role/inner"], (await _iam.DoAsync(new ListAnalyzedResources(Analyzer1))).AnalyzedResources.Select(resource => resource.ResourceArn));
        var first = await _iam.DoAsync(new ListAnalyzedResources(Analyzer1) { MaxResults = 1 });
        Assert.Equal("arn:aws:iam::123456789012:role/inner", Assert.Single((await _iam.DoAsync(new ListAnalyzedResources(Analyzer1) { NextToken = first.NextToken })).AnalyzedResources).ResourceArn);
        var resource = (await _iam.DoAsync(new GetAnalyzedResource(Analyzer1, App))).Resource;
        Assert.Equal(("ACTIVE", false, "sts:AssumeRole"), (resource.Status, resource.IsPublic, resource.Actions![0]));
    }

    [Fact]
    public async Task Findings_are_counted()
    {
        await _iam.DoAsync(new CreateRole("open", PolicyTexts.Trust("""{"AWS":"*"}""")));
        await _iam.DoAsync(new DeleteRole("app"));
        await _iam.AnalyzeAsync();

        var counted = Assert.Single((await _iam.DoAsync(new GetFindingsStatistics(Analyzer1))).FindingsStatistics).ExternalAccessFindingsStatistics!;

        Assert.Equal((1, 0, 1, 1, 0), (counted.TotalActiveFindings, counted.TotalArchivedFindings, counted.TotalResolvedFindings, counted.ResourceTypeStatistics!["AWS::IAM::Role"].TotalActivePublic, counted.ResourceTypeStatistics["AWS::IAM::Role"].TotalActiveCrossAccount));
    }

    [Fact]
    public async Task Lists_go_on_where_the_page_before_ended()
    {
        for (var number = 0; number < 5; number++)
        {
            await _iam.DoAsync(new CreateRole($"partner-{number}", FromOutside));
        }

        await _iam.AnalyzeAsync();
        var sort = new SortCriteria { AttributeName = "resource", OrderBy = "ASC" };
        var seen = new List<string>();
        string? token = null;
        do
        {
            var page = await _iam.DoAsync(new ListFindings(Analyzer1) { Sort = sort, MaxResults = 2, NextToken = token });
            seen.AddRange(page.Findings.Select(finding => finding.Resource!));
            token = page.NextToken;
        }
        while (token is not null);

        Assert.Equal(6, seen.Count);
        Assert.Equal(seen.Order(StringComparer.Ordinal), seen);
    }

    [Fact]
    public async Task Who_archives_page_by_page_what_is_active_misses_none()
    {
        for (var number = 0; number < 5; number++)
        {
            await _iam.DoAsync(new CreateRole($"partner-{number}", FromOutside));
        }

        await _iam.AnalyzeAsync();
        var active = new Dictionary<string, Criterion> { ["status"] = new() { Eq = [FindingTypes.Active] } };
        string? token = null;
        do
        {
            var page = await _iam.DoAsync(new ListFindings(Analyzer1) { Filter = active, MaxResults = 2, NextToken = token });
            await _iam.DoAsync(new UpdateFindings(Analyzer1, FindingTypes.Archived) { Ids = [.. page.Findings.Select(finding => finding.Id)] });
            token = page.NextToken;
        }
        while (token is not null);

        Assert.Empty((await _iam.DoAsync(new ListFindings(Analyzer1) { Filter = active })).Findings);
    }

    [Fact]
    public async Task However_many_findings_are_named_the_unknown_one_is_said()
    {
        Assert.Equal("ResourceNotFoundException", (await _iam.RefusedAsync(new UpdateFindings(Analyzer1, FindingTypes.Archived) { Ids = [.. Enumerable.Range(0, 40_000).Select(number => $"{number}")] })).Code);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData(" updatedAt")]
    public async Task A_token_of_no_list_of_findings_is_refused(string place)
    {
        Assert.Equal("ValidationException", (await _iam.RefusedAsync(new ListFindings(Analyzer1) { NextToken = Marker.Encode(place) })).Code);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(int.MaxValue, 2)]
    public async Task A_page_has_at_least_one_item_and_never_more_than_there_are(int asked, int length)
    {
        await _iam.DoAsync(new CreateAnalyzer("other", Analyzer.UnusedAccess));
        await _iam.DoAsync(new CreateArchiveRule("watch", "first", new Dictionary<string, Criterion> { ["error"] = new() { Exists = true } }));
        await _iam.DoAsync(new CreateArchiveRule("watch", "second", new Dictionary<string, Criterion> { ["error"] = new() { Exists = true } }));

        Assert.Equal(length, (await _iam.DoAsync(new ListAnalyzers { MaxResults = asked })).Analyzers.Count);
        Assert.Equal(length, (await _iam.DoAsync(new ListArchiveRules("watch") { MaxResults = asked })).ArchiveRules.Count);
        Assert.Equal(length, (await _iam.DoAsync(new ListAnalyzedResources(Analyzer1) { MaxResults = asked })).AnalyzedResources.Count);
    }

    [Fact]
    public async Task The_list_of_the_console_is_searched_narrowed_and_sorted()
    {
        await _iam.DoAsync(new CreateRole("open", PolicyTexts.Trust("""{"AWS":"*"}""")));
        await _iam.AnalyzeAsync();
        async Task<IReadOnlyList<string>> Names(AccessFindingListQuery query)
        {
            var found = await _iam.Gateway.QueryAsync(_iam.Root, query);
            return [.. found.Value.Rows.Select(row => row.Resource.Split('/')[^1])];
        }

        Assert.Equal(["open", "app"], await Names(new AccessFindingListQuery("watch") { Sort = FindingSort.Resource, Descending = true }));
        Assert.Equal(["app"], await Names(new AccessFindingListQuery("watch") { Search = "999999" }));
        Assert.Equal(["open"], await Names(new AccessFindingListQuery("watch") { Filter = new([new("public", PropertyOperator.Equal, "on")]) }));
        Assert.Empty(await Names(new AccessFindingListQuery("watch") { Status = FindingTypes.Archived }));
        var analyzer = Assert.Single((await _iam.Gateway.QueryAsync(_iam.Root, new AnalyzerListQuery())).Value.Rows);
        Assert.Equal(2, analyzer.Findings.Value!.Sum(number => number.Count));
    }
}
