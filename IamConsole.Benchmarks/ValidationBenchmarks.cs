using BenchmarkDotNet.Attributes;
using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Validation;

namespace IamConsole.Benchmarks;

/// <summary>Reading and checking every AWS managed policy.</summary>
public class ValidationBenchmarks
{
    private string[] _documents = [];

    [GlobalSetup]
    public void Load() => _documents = [.. ManagedPolicyCatalog.Current.ReadAll().Select(policy => policy.Document)];

    [Benchmark]
    public int ParseAllManagedPolicies() => _documents.Count(document => PolicyParser.Parse(document, PolicyKind.Identity).IsUsable);

    [Benchmark]
    public int ValidateAllManagedPolicies() => _documents.Sum(document => PolicyValidator.Validate(document, PolicyKind.Identity, ServiceCatalog.Current).Count);
}
