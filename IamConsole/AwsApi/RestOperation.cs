using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.ServiceModel;
using Microsoft.AspNetCore.WebUtilities;

namespace IamConsole.AwsApi;

/// <summary>An operation of a service that speaks the REST protocol, with what reads its requests.</summary>
/// <param name="operation">The operation.</param>
internal sealed class RestOperation(KnownOperation operation)
{
    // A member that stands in the body twice is refused, as it is not said which one counts.
    private static readonly JsonDocumentOptions Reading = new() { AllowDuplicateProperties = false };

    private readonly string[] _path = operation.Model.Path.Split('/');

    /// <summary>The HTTP method.</summary>
    public string Method => operation.Model.Method;

    /// <summary>What stands in a path for the operation's members, by AWS's names; none where it is the path of another operation.</summary>
    /// <param name="path">As it was sent.</param>
    public IReadOnlyDictionary<string, string>? Match(string path)
    {
        var segments = path.Split('/');
        if (segments.Length != _path.Length)
        {
            return null;
        }

        var values = new Dictionary<string, string>();
        for (var index = 0; index < segments.Length; index++)
        {
            if (_path[index] is ['{', .. var name, '}'])
            {
                values[name] = Uri.UnescapeDataString(segments[index]);
            }
            else if (segments[index] != _path[index])
            {
                return null;
            }
        }

        return values;
    }

    /// <summary>The request that path, query and body make, or what is wrong with them.</summary>
    public IamResult<IamOperation> Bind(IReadOnlyDictionary<string, string> path, string query, byte[] body)
    {
        try
        {
            if ((body.Length == 0 ? new JsonObject() : JsonNode.Parse(body, documentOptions: Reading)) is not JsonObject members)
            {
                return RestErrors.Serialization("The body is no JSON object.");
            }

            var parameters = QueryHelpers.ParseQuery(query);
            foreach (var member in operation.Model.Input.Members.Where(member => member.Location is not null))
            {
                // What belongs into the address is not taken from the body.
                members.Remove(member.CamelName);
                if (member.Location == "uri")
                {
                    members[member.CamelName] = path[member.CamelName];
                }
                else if (parameters.TryGetValue(member.CamelName, out var sent))
                {
                    members[member.CamelName] = Value(member.Shape, [.. sent.Select(text => text ?? "")]);
                }
            }

            return (IamOperation)members.Deserialize(operation.Type, RestJson.Options)!;
        }
        catch (JsonException exception)
        {
            return RestErrors.Serialization(exception.Path is { Length: > 2 } at ? $"The value of {at[2..]} is of another type than the operation's." : "The body is no JSON.");
        }
        catch (InvalidOperationException)
        {
            return RestErrors.Serialization("A text of the body is no Unicode: half of a pair stands alone.");
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return RestErrors.Serialization("A parameter of the address is of another type than the operation's.");
        }
    }

    private static JsonNode Value(ShapeModel shape, IReadOnlyList<string> sent) => shape.Type switch
    {
        "list" => new JsonArray([.. sent.Select(text => JsonValue.Create(text))]),
        "integer" or "long" => JsonValue.Create(int.Parse(sent[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)),
        "boolean" => JsonValue.Create(sent[0] == "true"),
        _ => JsonValue.Create(sent[0]),
    };
}
