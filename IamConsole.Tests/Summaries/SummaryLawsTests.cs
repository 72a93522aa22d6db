using System.Text.Json;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Summaries;
using Xunit;

namespace IamConsole.Tests.Summaries;

/// <summary>What holds for every policy, on generated ones.</summary>
public sealed class SummaryLawsTests
{
    private const int Policies = 60;

    private static readonly string[] Actions =
    [
        "*", "s3:*", "s3:Get*", "s3:GetObject", "s3:NoSuchAction", "s3:", "S3:listbucket", "iam:PassRole", "iam:*AccessKey*", "ec2:Run?nstances",
        "s2:*", "code*:List*", "*:Get*", "sqs:SendMessage", "dynamodb:*Item", "execute-api:Invoke", "zz?:x",
    ];

    private static readonly string[] Resources =
    [
        "*", "arn:aws:s3:::b", "arn:aws:s3:::b/*", "arn:*:s3:::*", "arn:aws:iam::123456789012:user/${aws:username}", "arn:aws:iam::*:role/*", "arn:aws:*:*:*:*",
        "arn:aws:ec2:us-west-2:123456789012:instance/i-?", "arn:aws:nosuch:::x", "arn:aws:sqs:*:*:q${*}", "arn:aws:dynamodb:*:*:table/t/index/*", "arn:aws:s3:::${aws:PrincipalTag/a:b, 'c'}/x",
    ];

    private static readonly string[] Conditions =
    [
        """{"Bool":{"aws:SecureTransport":"true"}}""", """{"StringLike":{"s3:prefix":["a*","b"]}}""", """{"Null":{"iam:PassedToService":"false"}}""",
        """{"ForAllValues:StringEquals":{"aws:TagKeys":["a"]},"IpAddressIfExists":{"aws:SourceIp":"10.0.0.0/8"}}""", """{"StringEquals":{"nosuch:key":"x"}}""",
    ];

    [Fact]
    public void Every_policy_has_a_summary_whose_levels_agree_with_each_other()
    {
        var random = new Random(20261126);
        for (var i = 0; i < Policies; i++)
        {
            var text = Policy(Statement(random), Statement(random));
            foreach (var row in Rows(PolicySummarizer.Summarize(text)))
            {
                var detail = row.Detail;
                Assert.Equal(row.Levels.Sum(level => level.Granted), detail.Levels.Sum(level => level.Count.Granted));
                Assert.All(detail.Levels, level => Assert.Equal(level.Count.Granted, level.Actions.Count(action => action.IsGranting)));
                Assert.All(
                    detail.Levels.SelectMany(level => level.Actions).Concat(detail.UncategorizedActions).Where(action => action.IsGranting),
                    action => Assert.True(action.ResourceText.Length > 0 && action.Resources.Count > 0, $"{action.Name} in {text}"));
            }
        }
    }

    [Fact]
    public void Another_allow_never_takes_anything_away_and_another_deny_never_gives()
    {
        var random = new Random(20261127);
        for (var i = 0; i < Policies; i++)
        {
            var first = Statement(random, "Allow");
            var before = PolicySummarizer.Summarize(Policy(first));
            var wider = PolicySummarizer.Summarize(Policy(first, Statement(random, "Allow")));
            var narrower = PolicySummarizer.Summarize(Policy(first, Statement(random, "Deny")));

            foreach (var level in before.Levels)
            {
                Assert.True(wider.Levels[(int)level.Level].Granted >= level.Granted, first);
                Assert.True(narrower.Levels.Count == 0 || narrower.Levels[(int)level.Level].Granted <= level.Granted, first);
            }
        }
    }

    [Fact]
    public void Order_of_statements_does_not_matter()
    {
        var random = new Random(20261128);
        for (var i = 0; i < Policies; i++)
        {
            var (first, second) = (Statement(random), Statement(random));
            var forth = PolicySummarizer.Summarize(Policy(first, second));
            var back = PolicySummarizer.Summarize(Policy(second, first));

            Assert.Equal(forth.Levels, back.Levels);
            Assert.Equal(forth.Banner, back.Banner);
            Assert.Equal(Rows(forth).Select(Cells), Rows(back).Select(Cells));
        }
    }

    private static IEnumerable<ServiceSummary> Rows(PolicySummary summary) => summary.Uncategorized.Concat(summary.ExplicitDeny).Concat(summary.Allow);

    private static string Cells(ServiceSummary row) =>
        string.Join(';', row.Prefix, row.Effect, row.AccessLevelText, row.ResourceText, row.RequestConditionText, string.Join(',', row.Warnings));

    private static string Policy(params string[] statements)
    {
        var text = $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";
        Assert.NotNull(PolicyParser.Parse(text, PolicyKind.Identity).Document);
        return text;
    }

    private static string Statement(Random random, string? effect = null)
    {
        var action = random.Next(4) == 0 ? "NotAction" : "Action";
        var resource = random.Next(4) == 0 ? "NotResource" : "Resource";
        var condition = random.Next(2) == 0 ? "" : $",\"Condition\":{Conditions[random.Next(Conditions.Length)]}";
        return $$"""{"Effect":"{{effect ?? (random.Next(3) == 0 ? "Deny" : "Allow")}}","{{action}}":{{Some(random, Actions)}},"{{resource}}":{{Some(random, Resources)}}{{condition}}}""";
    }

    private static string Some(Random random, string[] values) => JsonSerializer.Serialize(random.GetItems(values, random.Next(1, 4)));
}
