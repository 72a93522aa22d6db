using System.Diagnostics;
using IamConsole.Core.Evaluation;
using IamConsole.Tests.Evaluation.Reference;

namespace IamConsole.Tests.Evaluation;

public sealed class DifferentialTests(ITestOutputHelper output)
{
    /// <summary>Cases to compare; an environment variable asks for more.</summary>
    private const string CountVariable = "IAMCONSOLE_DIFFERENTIAL_CASES";

    private const int DefaultCount = 200_000;
    /// <summary>Four layers can grant; eight can deny, implicitly or explicitly.</summary>
    private const int OutcomeCount = 20;

    private const int SetsPerSeed = 100;
    private const int Seed = 20260301;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Fact]
    public void Agrees_with_the_reference_on_generated_cases()
    {
        var asked = Environment.GetEnvironmentVariable(CountVariable);
        var count = asked is null ? DefaultCount : int.Parse(asked, System.Globalization.CultureInfo.InvariantCulture);
        var clock = Stopwatch.StartNew();
        var compared = 0;
        var seen = new Dictionary<(string, string), int>();
        for (var seed = Seed; compared < count && (asked is not null || clock.Elapsed < Patience); seed++)
        {
            foreach (var policyCases in Enumerable.Repeat(new CaseGenerator(seed), SetsPerSeed).Select(generator => generator.Next()))
            {
                var policies = policyCases[0].ToPolicySet();
                foreach (var policyCase in policyCases)
                {
                    var wanted = ReferenceEvaluator.Decide(policyCase);
                    var decision = PolicyEvaluator.Evaluate(policies, policyCase.ToRequest());

                    var actual = (DecisionNames.NameOf(decision.Result), DecisionNames.NameOf(decision.DecidedBy));
                    Assert.True(wanted == actual, $"seed {seed}: reference {wanted}, engine {actual}\n{policyCase.Json}\n{policyCase.Request.GetRawText()}");
                    seen[wanted] = seen.GetValueOrDefault(wanted) + 1;
                    compared++;
                }
            }
        }

        output.WriteLine($"{compared} cases in {clock.Elapsed}: {string.Join(", ", seen.OrderBy(pair => pair.Key))}");
        Assert.True(compared >= 10_000, $"only {compared} cases in {clock.Elapsed}");
        Assert.Equal(OutcomeCount, seen.Count);
    }

    [Fact]
    public void The_reference_itself_decides_the_cases_as_they_say()
    {
        var wrong = CaseFiles.All
            .SelectMany(topic => topic.Value)
            .Where(policyCase => ReferenceEvaluator.Decide(policyCase) != (policyCase.Expected, policyCase.DecidedBy))
            .Select(policyCase => policyCase.Name);

        Assert.Empty(wrong);
    }
}
