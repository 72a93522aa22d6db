using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace IamConsole.Core.EquivalentCode;

/// <summary>Requests as commands of the AWS CLI, for a POSIX shell.</summary>
internal static partial class CliCode
{
    private static readonly JsonSerializerOptions AsTyped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What a command of the CLI demands beyond the operation's members.
    private static readonly Dictionary<string, string> Extra = new()
    {
        ["CreateVirtualMFADevice"] = "--outfile QRCode.png --bootstrap-method QRCodePNG",
    };

    public static string Write(IReadOnlyList<CodeRequest> requests) => string.Join('\n', requests.Select(Command)) + "\n";

    private static string Command(CodeRequest request)
    {
        if (request.Missing is { } missing)
        {
            return $"# {request.OperationName} without {missing} is the console's own: the AWS CLI cannot send it.";
        }

        var command = new StringBuilder($"aws {ClientNames.Service(request.Service)} {ClientNames.Kebab(request.OperationName)}");
        if (request.Members.Any(member => member.Value is JsonValue value && IsRead(value.ToString())))
        {
            // Only here the CLI takes such a text for what it is.
            return command.Append($" \\\n  --cli-input-json {Quote(request.Members.ToJsonString(AsTyped))}").ToString();
        }

        foreach (var (name, value) in request.Members)
        {
            command.Append(" \\\n  ").Append(Option(ClientNames.Kebab(name), value!));
        }

        if (Extra.TryGetValue(request.OperationName, out var extra))
        {
            command.Append(" \\\n  ").Append(extra);
        }

        return command.ToString();
    }

    private static string Option(string name, JsonNode value) => value switch
    {
        JsonArray { Count: > 0 } list when list.All(IsPlainText) => $"--{name} {string.Join(' ', list.Select(item => Quote(item!.ToString())))}",
        JsonArray { Count: > 0 } list when list.All(IsPlainStructure) => $"--{name} {string.Join(' ', list.Select(item => Quote(Shorthand((JsonObject)item!))))}",
        JsonArray or JsonObject => $"--{name} {Quote(value.ToJsonString(AsTyped))}",
        _ when value.GetValueKind() is JsonValueKind.True => $"--{name}",
        _ when value.GetValueKind() is JsonValueKind.False => $"--no-{name}",
        _ when value.ToString().StartsWith('-') => $"--{name}={Quote(value.ToString())}",
        _ => $"--{name} {Quote(value.ToString())}",
    };

    private static string Shorthand(JsonObject structure) => string.Join(',', structure.Select(member => $"{member.Key}={member.Value}"));

    private static bool IsPlainText(JsonNode? node) => node is JsonValue value && value.GetValueKind() is JsonValueKind.String && value.ToString() is { Length: > 0 } text && text[0] != '-' && !IsRead(text);

    private static bool IsPlainStructure(JsonNode? node) => node is JsonObject structure && structure.All(member => member.Value is JsonValue value && Plain().IsMatch(value.ToString()));

    /// <summary>The CLI takes a value of this form for the address of the real one.</summary>
    private static bool IsRead(string text) => text.StartsWith("file://", StringComparison.Ordinal) || text.StartsWith("fileb://", StringComparison.Ordinal);

    private static string Quote(string text) => Unquoted().IsMatch(text) ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"\A[A-Za-z0-9_./:@+=,-]+\z")]
    private static partial Regex Unquoted();

    // Comma, equals sign, quote and bracket mean something in the CLI's shorthand.
    [GeneratedRegex(@"\A[\p{L}\p{N}_./:@+ -]+\z")]
    private static partial Regex Plain();
}
