using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IamConsole.Core.EquivalentCode;

/// <summary>Requests as calls of boto3, AWS's client for Python.</summary>
internal static class Boto3Code
{
    private static readonly JsonSerializerOptions AsTyped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IReadOnlyList<CodeRequest> requests)
    {
        var code = new StringBuilder("import boto3\n\n");
        foreach (var service in requests.Select(request => ClientNames.Service(request.Service)).Distinct())
        {
            code.Append($"{service} = boto3.client(\"{service}\")\n");
        }

        foreach (var request in requests)
        {
            code.Append('\n').Append(Call(request)).Append('\n');
        }

        return code.ToString();
    }

    private static string Call(CodeRequest request)
    {
        if (request.Missing is { } missing)
        {
            return $"# {request.OperationName} without {missing} is the console's own: boto3 cannot send it.";
        }

        var call = $"{ClientNames.Service(request.Service)}.{ClientNames.Snake(request.OperationName)}(";
        return request.Members.Count switch
        {
            0 => call + ")",
            1 => $"{call}{Argument(request.Members.Single())})",
            _ => $"{call}\n{string.Concat(request.Members.Select(member => $"    {Argument(member)},\n"))})",
        };
    }

    private static string Argument(KeyValuePair<string, JsonNode?> member) => $"{member.Key}={Literal(member.Value!)}";

    private static string Literal(JsonNode value) => value switch
    {
        JsonObject structure => $"{{{string.Join(", ", structure.Select(member => $"\"{member.Key}\": {Literal(member.Value!)}"))}}}",
        JsonArray list => $"[{string.Join(", ", list.Select(item => Literal(item!)))}]",
        _ => value.GetValueKind() switch
        {
            JsonValueKind.True => "True",
            JsonValueKind.False => "False",
            // A JSON string is a Python one.
            _ => value.ToJsonString(AsTyped),
        },
    };
}
