using System.Text.Json;
using System.Text.Json.Serialization;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>How criteria and details of findings are kept: by AWS's names, without what is not there.</summary>
internal static class AnalyzerJson
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;
}
