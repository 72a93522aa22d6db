using System.Text.Json;
using IamConsole.Core.Evaluation;

namespace IamConsole.CommandLine.Evaluate;

/// <summary>Writes why a request was decided as it was: each layer, each of its statements, and what kept a statement from matching.</summary>
internal static class TraceWriter
{
    public static void Write(Utf8JsonWriter json, Explanation explanation)
    {
        json.WriteStartArray("trace");
        foreach (var layer in explanation.Layers)
        {
            json.WriteStartObject();
            json.WriteString("layer", DecisionNames.NameOf(layer.Layer));
            json.WriteString("verdict", JsonNamingPolicy.CamelCase.ConvertName(layer.Verdict.ToString()));
            json.WriteStartArray("statements");
            foreach (var statement in layer.Statements)
            {
                json.WriteStartObject();
                ResultWriter.WriteStatement(json, statement);
                json.WriteString("effect", statement.Statement.Effect.ToString());
                json.WriteBoolean("matches", statement.Matches);
                if (statement.Failure is { } failure)
                {
                    Write(json, failure);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, FailedClause failure)
    {
        json.WriteStartObject("failed");
        json.WriteString("element", failure.Element);
        if (failure.Operator is not null)
        {
            json.WriteString("operator", failure.Operator);
            json.WriteString("key", failure.Key);
        }

        Write(json, "wanted", failure.Wanted);
        Write(json, "actual", failure.Actual);
        json.WriteString("path", failure.Path);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
