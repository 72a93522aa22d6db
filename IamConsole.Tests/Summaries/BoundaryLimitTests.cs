using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Summaries;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Summaries;

/// <summary>What a permissions boundary leaves of what policies allow.</summary>
public sealed class BoundaryLimitTests
{
    private const string Bucket = "arn:aws:s3:::reports/*";

    [Theory]
    [InlineData("s3:GetObject", "*", "s3:*", "*", true)]
    [InlineData("s3:GetObject", "*", "s3:*", Bucket, true)]
    [InlineData("s3:GetObject", Bucket, "s3:*", "arn:aws:s3:::rep*/2026/*", true)]
    [InlineData("s3:GetObject", Bucket, "s3:*", "arn:aws:s3:::backups/*", false)]
    [InlineData("s3:GetObject", Bucket, "s3:PutObject", "*", false)]
    [InlineData("s3:GetObject", Bucket, "ec2:*", "*", false)]
    public void An_action_is_left_where_both_allow_it_on_some_resource(string allowed, string on, string limit, string limitOn, bool left)
    {
        var summary = Summarize(PolicyTexts.Allow(limit, limitOn), PolicyTexts.Allow(allowed, on));

        Assert.Equal(1, Granted(summary.Levels));
        Assert.Equal(left ? 1 : 0, Granted(summary.LevelsLeft));
        Assert.Equal(left ? 1 : 0, Granted(Assert.Single(summary.Allow).LevelsLeft));
        Assert.Equal(!left, Assert.Single(Assert.Single(summary.Allow).Detail.Levels).Actions.Single().IsOutsideBoundary);
    }

    [Theory]
    [InlineData("arn:aws:s3:::other/*", true)]
    [InlineData(Bucket, false)]
    public void What_a_boundary_excepts_by_NotResource_is_not_left(string excepted, bool left)
    {
        var boundary = PolicyTexts.Allow("s3:*", excepted).Replace("\"Resource\"", "\"NotResource\"", StringComparison.Ordinal);

        Assert.Equal(left ? 1 : 0, Granted(Summarize(boundary, PolicyTexts.Allow("s3:GetObject", Bucket)).LevelsLeft));
    }

    [Fact]
    public void What_a_boundary_denies_outright_is_not_left()
    {
        const string boundary = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"iam:*","Resource":"*"}]}""";

        var summary = Summarize(boundary, PolicyTexts.Allow("iam:CreateUser"), PolicyTexts.Allow("s3:GetObject"));

        Assert.Equal([("iam", 0), ("s3", 1)], summary.Allow.Select(row => (row.Prefix, Granted(row.LevelsLeft))).Order());
    }

    [Fact]
    public void What_the_policies_deny_outright_is_in_neither_total()
    {
        var summary = Summarize(PolicyTexts.Allow("*"), PolicyTexts.Allow("s3:GetObject"), PolicyTexts.Deny("s3:*"));

        Assert.Equal((0, 0), (Granted(summary.Levels), Granted(summary.LevelsLeft)));
        Assert.Empty(Assert.Single(summary.ExplicitDeny).LevelsLeft);
    }

    [Fact]
    public void A_boundary_never_leaves_more_than_the_policies_give()
    {
        var summary = Summarize(PolicyTexts.Allow("*"), ManagedPolicyCatalog.Current.Find("arn:aws:iam::aws:policy/SecurityAudit")!.ReadDocument());

        Assert.Equal(summary.Levels, summary.LevelsLeft);
        Assert.All(summary.Allow, row => Assert.Equal(row.Levels, row.LevelsLeft));
    }

    [Fact]
    public void Each_row_says_which_policies_it_comes_from()
    {
        var summary = PolicySummarizer.Summarize([Named("one", PolicyTexts.Allow("s3:GetObject")), Named("two", PolicyTexts.Allow("s3:*")), Named("three", PolicyTexts.Deny("s3:PutObject")), Named("four", PolicyTexts.Allow("ec2:Run*"))]);

        Assert.Equal([("ec2", "four"), ("s3", "one, two")], summary.Allow.Select(row => (row.Prefix, string.Join(", ", row.Policies))));
        Assert.Equal(["three"], Assert.Single(summary.ExplicitDeny).Policies);
        var actions = summary.Allow.Single(row => row.Prefix == "s3").Detail.Levels.SelectMany(level => level.Actions).ToDictionary(action => action.Name);
        Assert.Equal(["one", "two"], actions["GetObject"].Policies);
        Assert.Equal(["two"], actions["PutObject"].Policies);
    }

    private static int Granted(IEnumerable<LevelCount> levels) => levels.Sum(level => level.Granted);

    private static NamedPolicy Named(string name, string text) => new(name, PolicyParser.Parse(text, PolicyKind.Identity).Document!);

    private static PolicySummary Summarize(string boundary, params string[] policies) =>
        PolicySummarizer.Summarize(policies.Select((text, index) => Named($"policy {index}", text)), null, PolicyParser.Parse(boundary, PolicyKind.Identity).Document);
}
