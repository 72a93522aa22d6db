using System.Text.Json.Nodes;

namespace IamConsole.Core.EquivalentCode;

/// <summary>Parts of <c>AWS::AccessAnalyzer::Analyzer</c> that CloudFormation writes otherwise than the API.</summary>
internal static class CloudFormationAnalyzers
{
    /// <summary>An archive rule as a line of JSON, which YAML takes.</summary>
    public static string Rule(DesiredResource rule) => new JsonObject
    {
        ["RuleName"] = rule.Text("ruleName"),
        ["Filter"] = new JsonArray([.. ((JsonObject)rule.Properties["filter"]!).Select(Criterion)]),
    }.ToJsonString();

    /// <summary>An analyzer's configuration.</summary>
    public static JsonNode Configuration(JsonNode configuration)
    {
        var unused = configuration["unusedAccess"];
        var described = new JsonObject();
        if (unused?["unusedAccessAge"] is { } age)
        {
            described["UnusedAccessAge"] = age.DeepClone();
        }

        if (unused?["analysisRule"]?["exclusions"] is JsonArray { Count: > 0 } exclusions)
        {
            described["AnalysisRule"] = new JsonObject { ["Exclusions"] = new JsonArray([.. exclusions.Select(exclusion => new JsonObject { ["ResourceTags"] = new JsonArray([.. ((JsonArray)exclusion!["resourceTags"]!).Select(set => TagList((JsonObject)set!))]) })]) };
        }

        return new JsonObject { ["UnusedAccessConfiguration"] = described };
    }

    private static JsonObject Criterion(KeyValuePair<string, JsonNode?> criterion)
    {
        var described = new JsonObject { ["Property"] = criterion.Key };
        foreach (var (comparison, value) in (JsonObject)criterion.Value!)
        {
            described[char.ToUpperInvariant(comparison[0]) + comparison[1..]] = value!.DeepClone();
        }

        return described;
    }

    private static JsonArray TagList(JsonObject tags) => new([.. tags.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value!.ToString() })]);
}
