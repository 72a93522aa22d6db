using System.Text.Json;

namespace IamConsole.Tests.Evaluation;

/// <summary>The case files, and the workload of the benchmarks.</summary>
internal static class CaseFiles
{
    private const string Prefix = "Cases/";

    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<PolicyCase>>> Loaded = new(() => typeof(CaseFiles).Assembly
        .GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(name => name[Prefix.Length..^".json".Length], Load));

    public static IReadOnlyDictionary<string, IReadOnlyList<PolicyCase>> All => Loaded.Value;

    public static IReadOnlyList<PolicyCase> Workload()
    {
        using var stream = typeof(CaseFiles).Assembly.GetManifestResourceStream("workload.jsonl")!;
        var root = JsonDocument.Parse(stream).RootElement;
        return root.GetProperty("requests").EnumerateArray().Select(request => new PolicyCase(root, request)).ToList();
    }

    private static IReadOnlyList<PolicyCase> Load(string resource)
    {
        using var stream = typeof(CaseFiles).Assembly.GetManifestResourceStream(resource)!;
        return JsonDocument.Parse(stream).RootElement.EnumerateArray().Select(json => new PolicyCase(json)).ToList();
    }
}
