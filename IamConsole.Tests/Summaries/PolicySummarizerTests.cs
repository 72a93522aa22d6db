using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Summaries;
using Xunit;

namespace IamConsole.Tests.Summaries;

public sealed class PolicySummarizerTests
{
    [Fact]
    public void Administrator_has_full_access_to_every_service()
    {
        var summary = OfManaged("AdministratorAccess");

        Assert.Null(summary.Unavailable);
        Assert.Null(summary.Banner);
        Assert.Equal(456, summary.Allow.Count);
        Assert.Equal(456, summary.ServiceCount);
        Assert.All(summary.Allow, row =>
        {
            Assert.Equal("Full access", row.AccessLevelText);
            Assert.Equal("All resources", row.ResourceText);
            Assert.Equal("None", row.RequestConditionText);
            Assert.Empty(row.Warnings);
        });
        Assert.Empty(summary.Remaining);
        Assert.All(summary.Levels, level => Assert.True(level.IsFull));
        Assert.Equal(22_091, summary.Levels.Sum(level => level.Total));
    }

    [Fact]
    public void Reading_s3_is_full_list_and_limited_read()
    {
        var summary = OfManaged("AmazonS3ReadOnlyAccess");
        var s3 = Row(summary.Allow, "s3");

        Assert.Equal("Amazon S3", s3.Name);
        Assert.Equal("Full: List Limited: Read", s3.AccessLevelText);
        Assert.Equal("All resources", s3.ResourceText);
        Assert.Equal(new LevelCount(AccessLevel.List, 18, 18), s3.Levels[0]);
        Assert.Equal(new LevelCount(AccessLevel.Read, 65, 66), s3.Levels[1]);
        Assert.Equal(new LevelCount(AccessLevel.Write, 0, 57), s3.Levels[2]);
        Assert.Equal("Full: List, Read", Row(summary.Allow, "s3-object-lambda").AccessLevelText);
        Assert.Equal(454, summary.Remaining.Count);
        Assert.DoesNotContain(summary.Remaining, service => service.Prefix == "s3");
    }

    [Fact]
    public void Full_iam_access_comes_with_some_of_organizations()
    {
        var summary = OfManaged("IAMFullAccess");

        Assert.Equal(["iam", "organizations"], summary.Allow.Select(row => row.Prefix).Order());
        Assert.Equal("Full access", Row(summary.Allow, "iam").AccessLevelText);
        Assert.Equal("Limited: List, Read", Row(summary.Allow, "organizations").AccessLevelText);
    }

    [Fact]
    public void Calls_out_services_that_the_catalogue_does_not_know()
    {
        var summary = OfManaged("ReadOnlyAccess");

        Assert.Equal(["deepcomposer", "iot1click"], summary.Uncategorized.Select(row => row.Name));
        Assert.All(summary.Uncategorized, row => Assert.Equal("", row.AccessLevelText));
        Assert.Contains(summary.Uncategorized[0].Detail.UncategorizedActions, action => action.Name == "GetModel");
        Assert.Equal(307, summary.Allow.Count);
        Assert.Null(summary.Banner);
    }

    [Fact]
    public void A_misspelt_service_is_uncategorized_and_a_misspelt_action_too()
    {
        var summary = Of("""{"Effect":"Allow","Action":["s2:GetObject","s3:ListMyBuckets","s3:GetObject"],"Resource":"*"}""");

        var unknown = Assert.Single(summary.Uncategorized);
        Assert.Equal("s2", unknown.Name);
        Assert.Equal("", unknown.AccessLevelText);
        Assert.Equal("All resources", unknown.ResourceText);
        var s3 = Row(summary.Allow, "s3");
        Assert.Equal("Limited: Read", s3.AccessLevelText);
        Assert.Equal(["ListMyBuckets"], s3.Detail.UncategorizedActions.Select(action => action.Name));
    }

    [Fact]
    public void A_service_with_unknown_actions_alone_has_no_access_level_and_no_banner()
    {
        var summary = Of("""{"Effect":"Allow","Action":"s3:ListMyBuckets","Resource":"*"}""");

        Assert.Equal("", Row(summary.Allow, "s3").AccessLevelText);
        Assert.Null(summary.Banner);
    }

    [Fact]
    public void Keeps_allow_and_explicit_deny_apart()
    {
        var summary = Of(
            """{"Effect":"Allow","Action":"s3:*","Resource":"*"}""",
            """{"Effect":"Deny","Action":"s3:Delete*","Resource":"*"}""");

        Assert.Equal("Full access", Row(summary.Allow, "s3").AccessLevelText);
        Assert.Equal(PolicyEffect.Deny, Row(summary.ExplicitDeny, "s3").Effect);
        Assert.StartsWith("Limited: ", Row(summary.ExplicitDeny, "s3").AccessLevelText, StringComparison.Ordinal);
        Assert.Equal(455, summary.Remaining.Count);
    }

    [Fact]
    public void What_is_denied_outright_does_not_count_as_allowed()
    {
        var s3 = ServiceCatalog.Current.FindService("s3")!;

        var outright = Of("""{"Effect":"Allow","Action":"s3:*","Resource":"*"}""", """{"Effect":"Deny","Action":"s3:PutObject","Resource":"*"}""");
        var onOneBucket = Of("""{"Effect":"Allow","Action":"s3:*","Resource":"*"}""", """{"Effect":"Deny","Action":"s3:PutObject","Resource":"arn:aws:s3:::b/*"}""");
        var conditional = Of("""{"Effect":"Allow","Action":"s3:*","Resource":"*"}""", """{"Effect":"Deny","Action":"s3:PutObject","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}""");

        Assert.Equal(s3.CountOf(AccessLevel.Write) - 1, outright.Levels[(int)AccessLevel.Write].Granted);
        Assert.Equal(s3.CountOf(AccessLevel.Write), onOneBucket.Levels[(int)AccessLevel.Write].Granted);
        Assert.Equal(s3.CountOf(AccessLevel.Write), conditional.Levels[(int)AccessLevel.Write].Granted);
    }

    [Fact]
    public void Not_action_is_summarised_by_its_complement()
    {
        var summary = Of("""{"Effect":"Allow","NotAction":["iam:*","s3:Put*","s2:*"],"Resource":"*"}""");

        Assert.Equal(455, summary.Allow.Count);
        Assert.DoesNotContain(summary.Allow, row => row.Prefix == "iam");
        Assert.Equal(["iam"], summary.Remaining.Select(service => service.Prefix));
        Assert.Equal("Full access", Row(summary.Allow, "ec2").AccessLevelText);
        var s3 = Row(summary.Allow, "s3");
        Assert.StartsWith("Full: List, Read Limited: Write", s3.AccessLevelText, StringComparison.Ordinal);
        Assert.Contains(s3.Detail.Remaining, action => action.Name == "PutObject");
        Assert.Empty(summary.Uncategorized);
    }

    [Fact]
    public void Power_user_is_everything_but_identities()
    {
        var summary = OfManaged("PowerUserAccess");

        Assert.Equal("Full access", Row(summary.Allow, "ec2").AccessLevelText);
        Assert.StartsWith("Limited: ", Row(summary.Allow, "iam").AccessLevelText, StringComparison.Ordinal);
        Assert.Contains("CreateServiceLinkedRole", Row(summary.Allow, "iam").Detail.Levels.SelectMany(level => level.Actions).Select(action => action.Name));
    }

    [Fact]
    public void A_wildcard_for_services_lists_only_those_that_it_grants_something_of()
    {
        var summary = Of("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::b"}""");

        Assert.All(summary.Allow, row => Assert.True(row.HasPermissions));
        Assert.Contains(summary.Allow, row => row.Prefix == "s3");
        Assert.DoesNotContain(summary.Allow, row => row.Prefix == "ec2");
    }

    [Fact]
    public void Summarises_several_policies_together_and_names_each()
    {
        var summary = PolicySummarizer.Summarize(
        [
            new NamedPolicy("readers", Parse("""{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}""")),
            new NamedPolicy("writers", Parse("""{"Effect":"Allow","Action":["s3:PutObject","s3:GetObject"],"Resource":"*"}""")),
        ]);

        var s3 = Row(summary.Allow, "s3");
        Assert.Equal(1, s3.Levels[(int)AccessLevel.Write].Granted);
        Assert.Equal(["readers", "writers"], Action(s3, "GetObject").Resources.Select(row => row.PolicyName));
        Assert.Equal(["writers"], Action(s3, "PutObject").Resources.Select(row => row.PolicyName));
    }

    [Theory]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","NotAction":"*","Resource":"*"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[]}""")]
    [InlineData("""{"Version":""")]
    [InlineData("")]
    public void Says_so_when_there_is_nothing_to_summarise(string text)
    {
        var summary = PolicySummarizer.Summarize(text);

        Assert.Equal("A summary for this policy cannot be generated. You can still view or edit the JSON policy document.", summary.Unavailable);
        Assert.Empty(summary.Allow);
    }

    [Fact]
    public void Says_so_when_a_document_of_another_kind_names_principals()
    {
        var document = PolicyParser.Parse(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}]}""", PolicyKind.Resource).Document!;

        Assert.Equal(SummaryTexts.Unavailable, PolicySummarizer.Summarize(document).Unavailable);
    }

    private static PolicySummary Of(params string[] statements) => PolicySummarizer.Summarize(Parse(statements));

    private static PolicySummary OfManaged(string name) =>
        PolicySummarizer.Summarize(ManagedPolicyCatalog.Current.Policies.Single(policy => policy.Name == name).ReadDocument());

    private static PolicyDocument Parse(params string[] statements) =>
        PolicyParser.Parse($$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""", PolicyKind.Identity).Document!;

    private static ServiceSummary Row(IEnumerable<ServiceSummary> rows, string prefix) => Assert.Single(rows, row => row.Prefix == prefix);

    private static ActionSummary Action(ServiceSummary row, string name) =>
        row.Detail.Levels.SelectMany(level => level.Actions).Single(action => action.Name == name);
}
