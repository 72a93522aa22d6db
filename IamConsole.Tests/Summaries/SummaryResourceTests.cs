using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Summaries;
using Xunit;

namespace IamConsole.Tests.Summaries;

public sealed class SummaryResourceTests
{
    private const string Account = "111122223333";

    [Theory]
    [InlineData("\"*\"", "All resources")]
    [InlineData("\"arn:aws:s3:::developer_bucket/*\"", "BucketName | string like | developer_bucket, ObjectName | string like | All")]
    [InlineData("\"arn:aws:s3:::developer_bucket/logs/2026/*\"", "BucketName | string like | developer_bucket, ObjectName | string like | logs/2026/*")]
    [InlineData("[\"arn:aws:s3:::a/*\",\"arn:aws:s3:::b/*\"]", "Multiple")]
    public void Writes_the_only_resource_in_its_parts(string resource, string text) =>
        Assert.Equal(text, Row($$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":{{resource}}}""").ResourceText);

    [Fact]
    public void Writes_the_region_as_a_part_of_its_own() =>
        Assert.Equal(
            "InstanceId | string like | All, region | string like | us-west-2",
            Row("""{"Effect":"Allow","Action":"ec2:StartInstances","Resource":"arn:aws:ec2:us-west-2:111122223333:instance/*"}""").ResourceText);

    [Fact]
    public void Different_resources_for_different_actions_are_multiple() =>
        Assert.Equal("Multiple", Row(
            """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""",
            """{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::b/*"}""").ResourceText);

    [Fact]
    public void A_wildcard_for_the_same_actions_covers_the_narrower_resource() =>
        Assert.Equal("All resources", Row(
            """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""",
            """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}""").ResourceText);

    [Fact]
    public void Warns_of_actions_without_resource_and_says_why_for_each()
    {
        var s3 = Row("""{"Effect":"Allow","Action":["s3:ListAllMyBuckets","s3:GetObject","s3:ListBucket"],"Resource":"arn:aws:s3:::b"}""");

        Assert.Equal("One or more actions do not have an applicable resource.", s3.ResourceWarning);
        Assert.Equal("BucketName | string like | b", s3.ResourceText);
        Assert.Equal("Limited: List", s3.AccessLevelText);
        Assert.Equal("ListAllMyBuckets (No access)", Action(s3, "ListAllMyBuckets").Label);
        Assert.Equal("This action does not support resource-level permissions. This requires a wildcard (*) for the resource.", Action(s3, "ListAllMyBuckets").Warning);
        Assert.Equal("This action does not have an applicable resource.", Action(s3, "GetObject").Warning);
        Assert.True(Action(s3, "ListBucket").IsGranting);
        Assert.Equal(1, s3.Levels[(int)AccessLevel.List].Granted);
    }

    [Fact]
    public void Resources_without_action_win_over_actions_without_resource()
    {
        var s3 = Row("""{"Effect":"Allow","Action":["s3:ListBucket","s3:ListAllMyBuckets"],"Resource":["arn:aws:s3:::b","arn:aws:s3:::b/*"]}""");

        Assert.Equal("One or more resources do not have an applicable action.", s3.ResourceWarning);
    }

    [Fact]
    public void Says_when_a_service_of_the_statement_has_no_resource()
    {
        var summary = Of("""{"Effect":"Allow","Action":["s3:GetObject","iam:GetUser"],"Resource":"arn:aws:s3:::b/*"}""");
        var iam = summary.Allow.Single(row => row.Prefix == "iam");

        Assert.Equal("No resources are defined.", iam.ResourceWarning);
        Assert.Equal("", iam.ResourceText);
        Assert.Equal("None", iam.AccessLevelText);
        Assert.Equal(SummaryTexts.GrantsPartly, summary.Banner);
    }

    [Fact]
    public void A_resource_of_none_of_the_services_shows_under_each_without_warning()
    {
        var summary = Of("""{"Effect":"Allow","Action":["sqs:SendMessage","iam:GetUser"],"Resource":"arn:aws:s3:::b/*"}""");

        Assert.Equal(["arn:aws:s3:::b/*", "arn:aws:s3:::b/*"], summary.Allow.Select(row => row.ResourceText));
        Assert.All(summary.Allow, row => Assert.Null(row.ResourceWarning));
        Assert.Equal("This action does not have an applicable resource.", Action(summary.Allow[0], summary.Allow[0].Detail.Levels[0].Actions[0].Name).Warning);
        Assert.Equal(SummaryTexts.GrantsNothing, summary.Banner);
    }

    [Fact]
    public void A_resource_of_an_unknown_service_has_no_actions()
    {
        var summary = Of("""{"Effect":"Allow","Action":"cloudwatch:PutMetricData","Resource":"arn:aws:autoscling:us-east-2:111122223333:autoscgrp"}""");

        var unknown = Assert.Single(summary.Uncategorized);
        Assert.Equal("autoscling", unknown.Name);
        Assert.Equal("No actions are defined.", unknown.AccessLevelWarning);
        Assert.Equal("arn:aws:autoscling:us-east-2:111122223333:autoscgrp", unknown.ResourceText);
    }

    [Fact]
    public void Lists_resources_of_no_known_type()
    {
        var detail = Row("""{"Effect":"Allow","Action":"iam:GetUser","Resource":["arn:aws:iam::111122223333:user/*","arn:aws:iam::111122223333:usr/*"]}""").Detail;

        Assert.Equal(["arn:aws:iam::111122223333:usr/*"], detail.UncategorizedResourceTypes);
    }

    [Fact]
    public void Not_resource_has_a_summary_too()
    {
        var s3 = Row("""{"Effect":"Allow","Action":"s3:*","NotResource":["arn:aws:s3:::secret","arn:aws:s3:::secret/*"]}""");

        Assert.Equal("All resources except arn:aws:s3:::secret, arn:aws:s3:::secret/*", s3.ResourceText);
        Assert.Equal("Full access", s3.AccessLevelText);
        Assert.Equal("All resources except arn:aws:s3:::secret, arn:aws:s3:::secret/*", Action(s3, "GetObject").Resources.Single().Resource);
    }

    [Fact]
    public void Not_resource_that_leaves_an_action_nothing_takes_it_away()
    {
        var s3 = Row("""{"Effect":"Allow","Action":["s3:ListBucket","s3:GetObject","s3:ListAllMyBuckets"],"NotResource":["arn:aws:s3:::*/*","arn:aws:s3:*:*:accesspoint/*"]}""");

        Assert.Equal("This action does not have an applicable resource.", Action(s3, "GetObject").Warning);
        Assert.True(Action(s3, "ListBucket").IsGranting);
        Assert.True(Action(s3, "ListAllMyBuckets").IsGranting);
    }

    [Fact]
    public void The_third_level_has_region_and_account_apart()
    {
        var ec2 = Row(
            """{"Sid":"Start","Effect":"Allow","Action":"ec2:StartInstances","Resource":["arn:aws:ec2:us-west-2:111122223333:instance/*","arn:aws:ec2:*:444455556666:instance/i-1","*"]}""");

        Assert.Equal(
            [
                ("InstanceId = All", "us-west-2", "This account", "Start"),
                ("InstanceId | string like | i-1", "All regions", "444455556666", "Start"),
                ("All resources", "All regions", "All accounts", "Start"),
            ],
            Action(ec2, "StartInstances").Resources.Select(row => (row.Resource, row.Region, row.Account, row.Sid)));
    }

    [Fact]
    public void Policy_variables_stand_for_any_text()
    {
        var iam = Row("""{"Effect":"Allow","Action":"iam:*AccessKey*","Resource":"arn:aws:iam::*:user/${aws:username}"}""");

        Assert.True(Action(iam, "CreateAccessKey").IsGranting);
        Assert.Equal("UserNameWithPath | string like | ${aws:username}", iam.ResourceText);
    }

    private static PolicySummary Of(params string[] statements) => PolicySummarizer.Summarize(
        PolicyParser.Parse($$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""", PolicyKind.Identity).Document!, Account);

    private static ServiceSummary Row(params string[] statements) => Assert.Single(Of(statements).Allow);

    private static ActionSummary Action(ServiceSummary row, string name) =>
        row.Detail.Levels.SelectMany(level => level.Actions).Single(action => action.Name == name);
}
