using BenchmarkDotNet.Attributes;
using IamConsole.Core.Evaluation;

namespace IamConsole.Benchmarks;

/// <summary>The engine on the workload. Each operation of the first and last is one decision, over all 1,000 requests in turn.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private const int RequestCount = 1000;

    private Workload _workload = null!;
    private RequestContext[] _requests = [];

    [GlobalSetup]
    public void Load()
    {
        _workload = Workload.Load();
        _requests = [.. _workload.Requests];
    }

    [Benchmark(OperationsPerInvoke = RequestCount)]
    public int Decide()
    {
        var allowed = 0;
        foreach (var request in _requests)
        {
            allowed += PolicyEvaluator.Evaluate(_workload.Policies, request).IsAllowed ? 1 : 0;
        }

        return allowed;
    }

    [Benchmark]
    public PolicySet CompileSixDocumentsFromText() => Workload.Compile(_workload.Documents);

    [Benchmark(OperationsPerInvoke = RequestCount)]
    public int Explain()
    {
        var statements = 0;
        foreach (var request in _requests)
        {
            statements += PolicyEvaluator.Explain(_workload.Policies, request).Layers.Count;
        }

        return statements;
    }
}
