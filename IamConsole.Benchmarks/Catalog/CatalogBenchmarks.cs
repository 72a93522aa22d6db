using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using IamConsole.Core.Catalog;

namespace IamConsole.Benchmarks.Catalog;

/// <summary>Reading the catalogue and searching it as somebody types: under 80 ms once, under 5 ms a key.</summary>
[MemoryDiagnoser]
public class CatalogBenchmarks
{
    [Params("g", "getobj", "s3:get", "*:List*")]
    public string Typed { get; set; } = "";

    [Benchmark]
    public int SearchActions() => ServiceCatalog.Current.SearchActions(Typed).Count;
}

/// <summary>Loading again and again, without compilation of the code.</summary>
[MemoryDiagnoser]
public class CatalogLoadBenchmarks
{
    [Benchmark]
    public object Load() => ServiceCatalog.Load();
}

/// <summary>One load per process, as the application meets it.</summary>
[SimpleJob(RunStrategy.ColdStart, launchCount: 10, warmupCount: 0, iterationCount: 1)]
public class CatalogColdLoadBenchmarks
{
    [Benchmark]
    public object Services() => ServiceCatalog.Current;

    [Benchmark]
    public object ManagedPolicies() => ManagedPolicyCatalog.Current;
}

/// <summary>Documents of AWS managed policies.</summary>
[MemoryDiagnoser]
public class ManagedPolicyBenchmarks
{
    private readonly AwsManagedPolicy _largest = ManagedPolicyCatalog.Current.Find("arn:aws:iam::aws:policy/ReadOnlyAccess")!;

    [Benchmark]
    public string ReadLargestDocument() => _largest.ReadDocument();

    [Benchmark]
    public int ReadAllDocuments() => ManagedPolicyCatalog.Current.ReadAll().Sum(pair => pair.Document.Length);
}
