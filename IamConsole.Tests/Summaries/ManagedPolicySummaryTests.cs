using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Summaries;
using Xunit;

namespace IamConsole.Tests.Summaries;

/// <summary>All AWS managed policies, as a sample of what people write.</summary>
public sealed class ManagedPolicySummaryTests
{
    [Fact]
    public void Every_managed_policy_could_be_saved()
    {
        var refused = ManagedPolicyCatalog.Current.ReadAll()
            .Select(pair => (pair.Policy.Name, Refusal: PolicySaveCheck.FirstRefusal(pair.Document, PolicyKind.Identity)))
            .Where(pair => pair.Refusal is not null)
            .ToList();

        Assert.Empty(refused);
    }

    [Fact]
    public void Every_managed_policy_has_a_summary_down_to_the_third_level()
    {
        foreach (var (policy, text) in ManagedPolicyCatalog.Current.ReadAll())
        {
            var summary = PolicySummarizer.Summarize(text);
            Assert.True(summary.Unavailable is null, policy.Name);

            foreach (var row in summary.Allow.Concat(summary.ExplicitDeny))
            {
                Assert.Equal(row.Levels.Sum(level => level.Granted), row.Detail.Levels.Sum(level => level.Actions.Count(action => action.IsGranting)));
                Assert.All(row.Levels, level => Assert.InRange(level.Granted, 0, level.Total));
                Assert.All(
                    row.Detail.Levels.SelectMany(level => level.Actions),
                    action => Assert.True(action.IsGranting ? action.Resources.Count > 0 && action.Warning is null : action.Warning is not null, $"{policy.Name}: {action.Name}"));
            }
        }
    }

    [Fact]
    public void Counts_agree_with_expanding_every_pattern_where_nothing_limits_the_policy()
    {
        var compared = 0;
        foreach (var (policy, text) in ManagedPolicyCatalog.Current.ReadAll())
        {
            var document = PolicyParser.Parse(text, PolicyKind.Identity).Document!;
            if (!document.Statements.All(IsUnlimitedAllow))
            {
                continue;
            }

            var expected = document.Statements
                .SelectMany(statement => statement.Actions!)
                .SelectMany(pattern => ServiceCatalog.Current.Expand(pattern.Value))
                .Distinct()
                .CountBy(action => action.Level)
                .ToDictionary();
            Assert.All(
                PolicySummarizer.Summarize(document).Levels,
                level => Assert.True(expected.GetValueOrDefault(level.Level) == level.Granted, $"{policy.Name}: {level}"));
            compared++;
        }

        Assert.True(compared > 300, $"only {compared} policies compared");
    }

    private static bool IsUnlimitedAllow(PolicyStatement statement) =>
        statement is { Effect: PolicyEffect.Allow, Actions: not null, Conditions.Count: 0 }
        && statement.Resources is { Count: > 0 } resources
        && resources.All(resource => resource.Value == "*");
}
