using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Summaries;
using Xunit;
using static IamConsole.Tests.Support.GeneratedPolicies;

namespace IamConsole.Tests.Summaries;

/// <summary>What holds for every policy, on generated ones.</summary>
public sealed class SummaryLawsTests
{
    private const int Policies = 60;

    [Fact]
    public void Every_policy_has_a_summary_whose_levels_agree_with_each_other()
    {
        var random = new Random(20261126);
        for (var i = 0; i < Policies; i++)
        {
            var text = Checked(Statement(random), Statement(random));
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
            var before = PolicySummarizer.Summarize(Checked(first));
            var wider = PolicySummarizer.Summarize(Checked(first, Statement(random, "Allow")));
            var narrower = PolicySummarizer.Summarize(Checked(first, Statement(random, "Deny")));

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
            var forth = PolicySummarizer.Summarize(Checked(first, second));
            var back = PolicySummarizer.Summarize(Checked(second, first));

            Assert.Equal(forth.Levels, back.Levels);
            Assert.Equal(forth.Banner, back.Banner);
            Assert.Equal(Rows(forth).Select(Cells), Rows(back).Select(Cells));
        }
    }

    private static IEnumerable<ServiceSummary> Rows(PolicySummary summary) => summary.Uncategorized.Concat(summary.ExplicitDeny).Concat(summary.Allow);

    private static string Cells(ServiceSummary row) =>
        string.Join(';', row.Prefix, row.Effect, row.AccessLevelText, row.ResourceText, row.RequestConditionText, string.Join(',', row.Warnings));

    private static string Checked(params string[] statements)
    {
        var text = Policy(statements);
        Assert.NotNull(PolicyParser.Parse(text, PolicyKind.Identity).Document);
        return text;
    }
}
