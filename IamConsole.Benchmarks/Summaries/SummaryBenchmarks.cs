using BenchmarkDotNet.Attributes;
using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Summaries;

namespace IamConsole.Benchmarks.Summaries;

/// <summary>The summary of the largest managed policy (ReadOnlyAccess) and of the one with the most to show: under 5 ms.</summary>
[MemoryDiagnoser]
public class SummaryBenchmarks
{
    private PolicyDocument _document = null!;

    [Params("ReadOnlyAccess", "AdministratorAccess", "SecurityAudit")]
    public string PolicyName { get; set; } = "";

    [GlobalSetup]
    public void ReadDocument()
    {
        var policy = ManagedPolicyCatalog.Current.Policies.Single(policy => policy.Name == PolicyName);
        _document = PolicyParser.Parse(policy.ReadDocument(), PolicyKind.Identity).Document!;
    }

    [Benchmark]
    public PolicySummary FirstLevel() => PolicySummarizer.Summarize(_document);

    [Benchmark]
    public int SecondAndThirdLevelOfOneService() => PolicySummarizer.Summarize(_document).Allow.Single(row => row.Prefix == "ec2").Detail.Levels.Count;
}
