using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using IamConsole.Core.Evaluation;
using IamConsole.Tests.Evaluation.Reference;

namespace IamConsole.Tests.Evaluation;

/// <summary>
/// The engine against the second evaluator. README.md of this folder says how to compare more cases, or others.
/// </summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    /// <summary>Cases to compare, however long it takes.</summary>
    private const string CountVariable = "IAMCONSOLE_DIFFERENTIAL_CASES";

    /// <summary>The first seed.</summary>
    private const string SeedVariable = "IAMCONSOLE_DIFFERENTIAL_SEED";

    private const long DefaultCount = 1_000_000;
    private const long FewestCases = 100_000;
    private const int DefaultSeed = 20260301;
    private const int SetsPerSeed = 25;

    /// <summary>Four layers can grant; eight can deny, implicitly or explicitly.</summary>
    private const int OutcomeCount = 20;

    /// <summary>A slow machine compares fewer cases, but never fewer than <see cref="FewestCases"/>.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public void Agrees_with_the_reference_on_generated_cases()
    {
        var asked = ReadVariable(CountVariable);
        var wanted = asked ?? DefaultCount;
        var first = (int)(ReadVariable(SeedVariable) ?? DefaultSeed);
        var seen = new ConcurrentDictionary<(string, string), long>();
        var clock = Stopwatch.StartNew();
        var next = first - 1;
        var compared = 0L;

        Parallel.For(0, Environment.ProcessorCount, _ =>
        {
            while (Interlocked.Read(ref compared) < wanted && (asked is not null || clock.Elapsed < Patience || Interlocked.Read(ref compared) < FewestCases))
            {
                Interlocked.Add(ref compared, Compare(Interlocked.Increment(ref next), seen));
            }
        });

        output.WriteLine($"{compared:N0} cases compared in {clock.Elapsed.TotalSeconds:F0} s, seeds {first} to {next}");
        output.WriteLine(string.Join(", ", seen.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key.Item1} by {pair.Key.Item2}: {pair.Value:N0}")));
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

    private static long Compare(int seed, ConcurrentDictionary<(string, string), long> seen)
    {
        var generator = new CaseGenerator(seed);
        var count = 0L;
        for (var set = 0; set < SetsPerSeed; set++)
        {
            var cases = generator.Next();
            var policies = cases[0].ToPolicySet();
            foreach (var policyCase in cases)
            {
                var wanted = ReferenceEvaluator.Decide(policyCase);
                var decision = PolicyEvaluator.Evaluate(policies, policyCase.ToRequest());

                var actual = (DecisionNames.NameOf(decision.Result), DecisionNames.NameOf(decision.DecidedBy));
                Assert.True(wanted == actual, $"seed {seed}: reference {wanted}, engine {actual}\n{policyCase.Json}\n{policyCase.Request.GetRawText()}");
                seen.AddOrUpdate(wanted, 1, (_, before) => before + 1);
                count++;
            }
        }

        return count;
    }

    private static long? ReadVariable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;
}
