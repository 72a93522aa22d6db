using IamConsole.Core.AccessAnalyzer;
using IamConsole.Core.Arns;
using IamConsole.Core.Model;

namespace IamConsole.SampleData;

/// <summary>The two analyzers: one watches who gets in from outside, the other what nobody uses, apart from what auditors see.</summary>
internal sealed class AnalyzerChapters(AccountId account)
{
    private const string Unused = "unused-access-analyzer";

    private static readonly IReadOnlyDictionary<string, string> Tags = new Dictionary<string, string> { ["Team"] = "platform" };

    public IEnumerable<Chapter> All() =>
    [
        new(96.4, narrator => narrator.SendAsync(new CreateAnalyzer("external-access-analyzer", Analyzer.ExternalAccess) { Tags = Tags })),
        new(61.2, narrator => narrator.SendAsync(
            new CreateAnalyzer(Unused, Analyzer.UnusedAccess)
            {
                Tags = Tags,
                Configuration = new AnalyzerConfiguration
                {
                    UnusedAccess = new UnusedAccessConfiguration
                    {
                        UnusedAccessAge = UnusedAccessConfiguration.DefaultAge,
                        AnalysisRule = new AnalysisRule { Exclusions = [new AnalysisRuleCriteria { ResourceTags = [new Dictionary<string, string> { ["BreakGlass"] = "" }] }] },
                    },
                },
            },
            new CreateArchiveRule(Unused, "AuditorsSeeEverything", new Dictionary<string, Criterion>
            {
                ["resource"] = new() { Eq = [Arn.User(account, "/", "jonas.berg").ToString(), Arn.Role(account, "/", "ExternalAuditor").ToString()] },
                ["findingType"] = new() { Eq = [FindingTypes.UnusedPermission] },
            }))),
    ];
}
