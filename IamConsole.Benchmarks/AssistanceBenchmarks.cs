using BenchmarkDotNet.Attributes;
using IamConsole.Core.Catalog;
using IamConsole.Core.ChangeReview;
using IamConsole.Core.PolicyAssistance;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Benchmarks;

/// <summary>What the editor asks at each key: under 5 ms, whatever the statement's actions.</summary>
[MemoryDiagnoser]
public class AssistanceBenchmarks
{
    private string _text = "";
    private int _offset;

    /// <summary>A bar marks the cursor.</summary>
    [Params(
        """{"Statement":{"Action":"|"}}""",
        """{"Statement":{"Action":"ec2:|"}}""",
        """{"Statement":{"Action":"getobj|"}}""",
        """{"Statement":{"Action":["ec2:*","s3:*","iam:*"],"Resource":"|"}}""",
        """{"Statement":{"Action":["ec2:*","s3:*","iam:*"],"Condition":{"StringEquals":{"|"}}}}""",
        """{"Version":"2012-10-17","Statement":{"Action":"ec2:*","Resource":"arn:aws:s3:::${|"}}""")]
    public string Marked { get; set; } = "";

    [GlobalSetup]
    public void Place()
    {
        _offset = Marked.IndexOf('|', StringComparison.Ordinal);
        _text = Marked.Remove(_offset, 1);
    }

    [Benchmark]
    public int Complete() => PolicyAssistant.Complete(_text, _offset, PolicyKind.Identity).Items.Count;

    [Benchmark]
    public PolicyHover? Explain() => PolicyAssistant.Explain(_text, _offset);
}

/// <summary>The review of a change that concerns everything.</summary>
[MemoryDiagnoser]
public class ChangeReviewBenchmarks
{
    private readonly string _before = ManagedPolicyCatalog.Current.Find("arn:aws:iam::aws:policy/ReadOnlyAccess")!.ReadDocument();
    private readonly string _after = ManagedPolicyCatalog.Current.Find("arn:aws:iam::aws:policy/AdministratorAccess")!.ReadDocument();

    [Benchmark]
    public int Compare() => PolicyComparer.Compare(_before, _after).Services.Count;
}
