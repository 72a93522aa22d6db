using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Summaries;
using Xunit;

namespace IamConsole.Tests.Summaries;

public sealed class SummaryConditionTests
{
    [Theory]
    [InlineData("""{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""", "aws:SourceIp | IP address | 203.0.113.0/24")]
    [InlineData("""{"StringEquals":{"s3:x-amz-acl":"public-read"}}""", "s3:x-amz-acl = public-read")]
    [InlineData("""{"StringEquals":{"s3:x-amz-acl":["public-read","private"]}}""", "s3:x-amz-acl | string equals | public-read, private")]
    [InlineData("""{"Bool":{"aws:MultiFactorAuthPresent":true}}""", "aws:MultiFactorAuthPresent = true")]
    [InlineData("""{"ForAnyValue:StringLikeIfExists":{"aws:TagKeys":"team*"}}""", "aws:TagKeys | for any value string like if exists | team*")]
    [InlineData("""{"Bool":{"aws:SecureTransport":"true"},"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""", "Multiple")]
    public void Writes_the_only_condition_in_words(string condition, string text) =>
        Assert.Equal(text, Row($$"""{"Effect":"Allow","Action":"s3:PutObject","Resource":"*","Condition":{{condition}}}""").RequestConditionText);

    [Fact]
    public void With_and_without_condition_is_multiple() =>
        Assert.Equal("Multiple", Row(
            """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""",
            """{"Effect":"Allow","Action":"s3:PutObject","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}""").RequestConditionText);

    [Fact]
    public void Warns_of_actions_that_never_carry_the_key()
    {
        var iam = Row("""{"Effect":"Allow","Action":["iam:PassRole","iam:GetUser"],"Resource":"*","Condition":{"StringEquals":{"iam:PassedToService":"ec2.amazonaws.com"}}}""");

        Assert.Equal("One or more actions do not have an applicable condition.", iam.RequestConditionWarning);
        Assert.Equal("This action does not have an applicable condition.", Action(iam, "GetUser").Warning);
        Assert.Equal("iam:PassedToService = ec2.amazonaws.com", Action(iam, "PassRole").RequestConditionText);
        Assert.Equal("Limited: Write", iam.AccessLevelText);
    }

    [Fact]
    public void Conditions_without_action_win_over_actions_without_condition()
    {
        var summary = Of("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"StringEquals":{"iam:PassedToService":"ec2.amazonaws.com"}}}""");

        Assert.Equal("One or more conditions do not have an applicable action.", summary.Allow.Single().RequestConditionWarning);
        Assert.Equal(SummaryTexts.GrantsNothing, summary.Banner);
    }

    [Theory]
    [InlineData("""{"StringEqualsIfExists":{"iam:PassedToService":"ec2.amazonaws.com"}}""")]
    [InlineData("""{"StringNotEquals":{"iam:PassedToService":"ec2.amazonaws.com"}}""")]
    [InlineData("""{"Null":{"iam:PassedToService":"true"}}""")]
    [InlineData("""{"ForAllValues:StringEquals":{"iam:PassedToService":"ec2.amazonaws.com"}}""")]
    public void An_operator_that_an_absent_key_satisfies_still_grants(string condition) =>
        Assert.True(Action(Row($$"""{"Effect":"Allow","Action":"iam:GetUser","Resource":"*","Condition":{{condition}}}"""), "GetUser").IsGranting);

    [Theory]
    [InlineData("""{"Null":{"iam:PassedToService":"false"}}""")]
    [InlineData("""{"ForAnyValue:StringNotEquals":{"iam:PassedToService":"ec2.amazonaws.com"}}""")]
    public void An_operator_that_needs_the_key_does_not(string condition) =>
        Assert.False(Action(Row($$"""{"Effect":"Allow","Action":"iam:GetUser","Resource":"*","Condition":{{condition}}}"""), "GetUser").IsGranting);

    [Fact]
    public void Neither_resource_nor_condition_says_both()
    {
        var s3 = Row("""{"Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":"arn:aws:s3:::b","Condition":{"StringEquals":{"s3:prefix":"home/"}}}""");

        Assert.Equal("This action does not have an applicable resource and condition.", Action(s3, "GetObject").Warning);
        Assert.True(Action(s3, "ListBucket").IsGranting);
    }

    private static PolicySummary Of(params string[] statements) => PolicySummarizer.Summarize(
        PolicyParser.Parse($$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""", PolicyKind.Identity).Document!);

    private static ServiceSummary Row(params string[] statements) => Assert.Single(Of(statements).Allow);

    private static ActionSummary Action(ServiceSummary row, string name) =>
        row.Detail.Levels.SelectMany(level => level.Actions).Single(action => action.Name == name);
}
