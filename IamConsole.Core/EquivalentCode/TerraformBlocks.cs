using System.Text;
using System.Text.Json.Nodes;

namespace IamConsole.Core.EquivalentCode;

/// <summary>The nested blocks of resources: an analyzer's configuration and an archive rule's criteria.</summary>
internal static class TerraformBlocks
{
    private static readonly string[] Comparisons = ["eq", "neq", "contains"];

    /// <summary>The blocks of an argument, each after an empty line.</summary>
    /// <param name="argument">Which.</param>
    /// <param name="value">As the request has it.</param>
    /// <param name="quoted">Writes a text.</param>
    public static string Of(ResourceArgument argument, JsonNode value, Func<string, string> quoted)
    {
        var code = new StringBuilder();
        if (argument.Kind is ArgumentKind.Criteria)
        {
            foreach (var (property, criterion) in (JsonObject)value)
            {
                code.Append(Block(argument.Name, [("criteria", quoted(property)), .. Arguments((JsonObject)criterion!, quoted)]));
            }
        }
        else if (value["unusedAccess"] is JsonObject unused)
        {
            List<string> exclusions = [.. (unused["analysisRule"]?["exclusions"] as JsonArray ?? []).Select(exclusion => Block("exclusion", [("resource_tags", Tags((JsonArray)exclusion!["resourceTags"]!, quoted))]))];
            var rule = exclusions is [] ? "" : Block("analysis_rule", [], string.Concat(exclusions));
            code.Append(Block(argument.Name, [], Block("unused_access", unused["unusedAccessAge"] is { } age ? [("unused_access_age", age.ToString())] : [], rule)));
        }

        return Indented(code.ToString());
    }

    private static IEnumerable<(string, string)> Arguments(JsonObject criterion, Func<string, string> quoted)
    {
        foreach (var comparison in Comparisons)
        {
            if (criterion[comparison] is JsonArray values)
            {
                yield return (comparison, $"[{string.Join(", ", values.Select(value => quoted(value!.ToString())))}]");
            }
        }

        if (criterion["exists"] is { } exists)
        {
            yield return ("exists", quoted(exists.ToJsonString()));
        }
    }

    private static string Tags(JsonArray sets, Func<string, string> quoted) =>
        $"[{string.Join(", ", sets.Select(set => $"{{ {string.Join(", ", ((JsonObject)set!).Select(tag => $"{quoted(tag.Key)} = {quoted(tag.Value!.ToString())}"))} }}"))}]";

    private static string Block(string name, IReadOnlyList<(string Name, string Text)> arguments, string inner = "")
    {
        var width = arguments.Select(argument => argument.Name.Length).DefaultIfEmpty().Max();
        var lines = string.Concat(arguments.Select(argument => $"{argument.Name.PadRight(width)} = {argument.Text}\n"));
        return $"\n{name} {{\n{Indented(lines.Length == 0 ? inner.TrimStart('\n') : lines + inner)}}}\n";
    }

    private static string Indented(string text) => string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : $"  {line}"));
}
