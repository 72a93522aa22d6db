using IamConsole.Core.AccessAnalyzer;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Roles;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.AccessAnalyzer;

/// <summary>Analyzers, their archive rules and their tags.</summary>
public sealed class AnalyzerTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:access-analyzer:us-east-1:123456789012:analyzer/watch";

    private static readonly Dictionary<string, Criterion> OneRole = new() { ["resource"] = new() { Eq = ["arn:aws:iam::123456789012:role/app"] } };

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task An_analyzer_is_made_with_the_service_s_own_role()
    {
        var made = await _iam.DoAsync(new CreateAnalyzer("watch", Analyzer.ExternalAccess) { Tags = new Dictionary<string, string> { ["Team"] = "blue" } });

        Assert.Equal(Arn, made.Arn);
        var analyzer = (await _iam.DoAsync(new GetAnalyzer("watch"))).Analyzer;
        Assert.Equal((Arn, "watch", "ACCOUNT", "ACTIVE", _iam.Clock.GetUtcNow(), "blue", null), (analyzer.Arn, analyzer.Name, analyzer.Type, analyzer.Status, analyzer.CreatedAt, analyzer.Tags!["Team"], analyzer.Configuration));
        Assert.Equal("/aws-service-role/access-analyzer.amazonaws.com/", (await _iam.DoAsync(new GetRole("AWSServiceRoleForAccessAnalyzer"))).Role.Path);
        Assert.Equal("watch", Assert.Single((await _iam.DoAsync(new ListAnalyzers { Type = "ACCOUNT" })).Analyzers).Name);
        Assert.Empty((await _iam.DoAsync(new ListAnalyzers { Type = "ACCOUNT_UNUSED_ACCESS" })).Analyzers);
    }

    [Fact]
    public async Task Who_may_not_make_the_service_s_role_makes_no_analyzer_where_there_is_none()
    {
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new PutUserPolicy("alice", "own", PolicyTexts.Allow("access-analyzer:*")));
        var alice = await _iam.CallerOfAsync("alice");

        var refused = await _iam.Gateway.SendAsync(alice, new CreateAnalyzer("watch", Analyzer.ExternalAccess));
        await _iam.DoAsync(new CreateServiceLinkedRole("access-analyzer.amazonaws.com"));
        var made = await _iam.Gateway.SendAsync(alice, new CreateAnalyzer("watch", Analyzer.ExternalAccess));

        Assert.Contains("iam:CreateServiceLinkedRole", refused.Error!.Message, StringComparison.Ordinal);
        Assert.True(made.IsSuccess);
    }

    [Theory]
    [InlineData("watch", "ACCOUNT", "ConflictException")]
    [InlineData("other", "ACCOUNT", "ServiceQuotaExceededException")]
    [InlineData("other", "ORGANIZATION", "ValidationException")]
    [InlineData("other", "ACCOUNT_INTERNAL_ACCESS", "ValidationException")]
    [InlineData("other", "NONSENSE", "ValidationException")]
    [InlineData("1st", "ACCOUNT_UNUSED_ACCESS", "ValidationException")]
    public async Task A_second_or_impossible_analyzer_is_refused(string name, string type, string code)
    {
        await _iam.DoAsync(new CreateAnalyzer("watch", Analyzer.ExternalAccess));

        Assert.Equal(code, (await _iam.RefusedAsync(new CreateAnalyzer(name, type))).Code);
    }

    [Theory]
    [InlineData(null, 90)]
    [InlineData(1, 1)]
    [InlineData(365, 365)]
    [InlineData(0, null)]
    [InlineData(366, null)]
    public async Task The_tracking_period_is_1_to_365_days_and_90_where_none_is_given(int? asked, int? expected)
    {
        var create = new CreateAnalyzer("unused", Analyzer.UnusedAccess) { Configuration = new() { UnusedAccess = new() { UnusedAccessAge = asked } } };
        if (expected is null)
        {
            Assert.Equal("ValidationException", (await _iam.RefusedAsync(create)).Code);
            return;
        }

        await _iam.DoAsync(create);

        Assert.Equal(expected, (await _iam.DoAsync(new GetAnalyzer("unused"))).Analyzer.Configuration!.UnusedAccess!.UnusedAccessAge);
    }

    [Fact]
    public async Task Exclusions_can_be_changed_and_the_tracking_period_cannot()
    {
        await _iam.DoAsync(new CreateAnalyzer("unused", Analyzer.UnusedAccess));
        AnalyzerConfiguration Leaving(int? age) => new() { UnusedAccess = new() { UnusedAccessAge = age, AnalysisRule = new() { Exclusions = [new() { ResourceTags = [new Dictionary<string, string> { ["Team"] = "blue" }] }] } } };

        var refused = await _iam.RefusedAsync(new UpdateAnalyzer("unused") { Configuration = Leaving(30) });
        var changed = await _iam.DoAsync(new UpdateAnalyzer("unused") { Configuration = Leaving(null) });

        Assert.Equal("ValidationException", refused.Code);
        Assert.Equal("blue", changed.Configuration!.UnusedAccess!.AnalysisRule!.Exclusions![0].ResourceTags![0]["Team"]);
        Assert.Equal(90, changed.Configuration.UnusedAccess.UnusedAccessAge);
    }

    [Fact]
    public async Task Archive_rules_are_made_listed_changed_and_deleted()
    {
        await _iam.DoAsync(new CreateAnalyzer("watch", Analyzer.ExternalAccess) { ArchiveRules = [new InlineArchiveRule("first", OneRole)] });

        await _iam.DoAsync(new CreateArchiveRule("watch", "second", OneRole));
        await _iam.DoAsync(new UpdateArchiveRule("watch", "second", new Dictionary<string, Criterion> { ["isPublic"] = new() { Eq = ["false"] } }));
        await _iam.DoAsync(new DeleteArchiveRule("watch", "first"));

        var rule = Assert.Single((await _iam.DoAsync(new ListArchiveRules("watch"))).ArchiveRules);
        Assert.Equal(("second", "false"), (rule.RuleName, rule.Filter["isPublic"].Eq![0]));
        Assert.Equal("second", (await _iam.DoAsync(new GetArchiveRule("watch", "second"))).ArchiveRule.RuleName);
        Assert.Equal("ResourceNotFoundException", (await _iam.RefusedAsync(new GetArchiveRule("watch", "first"))).Code);
        Assert.Equal("ConflictException", (await _iam.RefusedAsync(new CreateArchiveRule("watch", "second", OneRole))).Code);
    }

    [Fact]
    public async Task A_criterion_that_makes_no_sense_is_refused()
    {
        await _iam.DoAsync(new CreateAnalyzer("watch", Analyzer.ExternalAccess));

        var unknown = await _iam.RefusedAsync(new CreateArchiveRule("watch", "rule", new Dictionary<string, Criterion> { ["colour"] = new() { Eq = ["blue"] } }));
        var empty = await _iam.RefusedAsync(new CreateArchiveRule("watch", "rule", new Dictionary<string, Criterion> { ["resource"] = new() }));
        var long21 = await _iam.RefusedAsync(new CreateArchiveRule("watch", "rule", new Dictionary<string, Criterion> { ["resource"] = new() { Eq = [.. Enumerable.Range(0, 21).Select(number => $"{number}")] } }));

        Assert.All([unknown, empty, long21], error => Assert.Equal("ValidationException", error.Code));
    }

    [Fact]
    public async Task Tags_are_added_overwritten_and_removed()
    {
        await _iam.DoAsync(new CreateAnalyzer("watch", Analyzer.ExternalAccess));

        await _iam.DoAsync(new TagResource(Arn, new Dictionary<string, string> { ["Team"] = "blue", ["Cost"] = "1" }));
        await _iam.DoAsync(new TagResource(Arn, new Dictionary<string, string> { ["Team"] = "red" }));
        await _iam.DoAsync(new UntagResource(Arn, ["Cost", "Absent"]));

        Assert.Equal([new("Team", "red")], (await _iam.DoAsync(new ListTagsForResource(Arn))).Tags);
        Assert.Equal("ValidationException", (await _iam.RefusedAsync(new TagResource(Arn, new Dictionary<string, string> { ["aws:x"] = "" }))).Code);
    }

    [Fact]
    public async Task A_tag_of_the_analyzer_can_decide()
    {
        await _iam.DoAsync(new CreateAnalyzer("watch", Analyzer.ExternalAccess) { Tags = new Dictionary<string, string> { ["Team"] = "blue" } });
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new PutUserPolicy("alice", "own", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"access-analyzer:*","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/Team":"blue"}}}]}"""));
        var alice = await _iam.CallerOfAsync("alice");

        var before = await _iam.Gateway.SendAsync(alice, new GetAnalyzer("watch"));
        await _iam.DoAsync(new UntagResource(Arn, ["Team"]));
        var after = await _iam.Gateway.SendAsync(alice, new GetAnalyzer("watch"));

        Assert.True(before.IsSuccess);
        Assert.Equal("AccessDenied", after.Error!.Code);
    }

    [Fact]
    public async Task The_service_s_role_cannot_be_deleted_before_the_analyzers_are()
    {
        const string Role = "AWSServiceRoleForAccessAnalyzer";
        await _iam.DoAsync(new CreateAnalyzer("watch", Analyzer.ExternalAccess));

        var task = (await _iam.DoAsync(new DeleteServiceLinkedRole(Role))).DeletionTaskId;

        var status = await _iam.DoAsync(new GetServiceLinkedRoleDeletionStatus(task));
        Assert.Equal(("FAILED", "us-east-1", Arn), (status.Status, status.Reason!.RoleUsageList[0].Region, status.Reason.RoleUsageList[0].Resources[0]));
        Assert.Equal([Arn], (await _iam.Gateway.QueryAsync(_iam.Root, new RoleDeletionQuery(Role))).Value.UsedBy);
        await _iam.DoAsync(new DeleteAnalyzer("watch"));
        task = (await _iam.DoAsync(new DeleteServiceLinkedRole(Role))).DeletionTaskId;
        Assert.Equal("SUCCEEDED", (await _iam.DoAsync(new GetServiceLinkedRoleDeletionStatus(task))).Status);
        Assert.Equal("NoSuchEntity", (await _iam.RefusedAsync(new GetRole(Role))).Code);
    }

    [Fact]
    public async Task A_deleted_analyzer_leaves_nothing()
    {
        await _iam.DoAsync(new CreateRole("app", PolicyTexts.Trust("""{"AWS":"999999999999"}""")));
        await _iam.DoAsync(new CreateAnalyzer("watch", Analyzer.ExternalAccess) { ArchiveRules = [new InlineArchiveRule("first", OneRole)], Tags = new Dictionary<string, string> { ["Team"] = "blue" } });
        await _iam.AnalyzeAsync();

        await _iam.DoAsync(new DeleteAnalyzer("watch"));

        Assert.Equal("ResourceNotFoundException", (await _iam.RefusedAsync(new GetAnalyzer("watch"))).Code);
        await _iam.DoAsync(new CreateAnalyzer("watch", Analyzer.ExternalAccess));
        Assert.Empty((await _iam.DoAsync(new ListArchiveRules("watch"))).ArchiveRules);
        Assert.Empty((await _iam.DoAsync(new ListTagsForResource(Arn))).Tags);
        Assert.Empty((await _iam.DoAsync(new ListFindingsV2(Arn))).Findings);
    }
}
