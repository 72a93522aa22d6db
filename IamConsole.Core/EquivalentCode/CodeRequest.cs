using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.ServiceModel;

namespace IamConsole.Core.EquivalentCode;

/// <summary>A request as code can show it: AWS's name, AWS's members, and placeholders where the request has secrets.</summary>
/// <param name="Service">The service's prefix, such as <c>iam</c>.</param>
/// <param name="OperationName">Such as <c>CreateUser</c>.</param>
/// <param name="Members">What is sent, by AWS's names; the order is that of the operation's record.</param>
/// <param name="Missing">A member that AWS demands and the request lacks, because the console alone can do without it; else none.</param>
public sealed record CodeRequest(string Service, string OperationName, JsonObject Members, string? Missing)
{
    /// <summary>Takes an operation down; no secret of it is kept.</summary>
    public static CodeRequest Of(IamOperation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var model = AwsServiceModel.Of(operation.Service);
        var input = model.Operations[operation.OperationName].Input;
        var missing = input.Members.FirstOrDefault(member => member.IsRequired && RequestValidator.PropertyOf(operation, member.Name)?.GetValue(operation) is null)?.Name;
        return new CodeRequest(operation.Service, operation.OperationName, Structure(operation, input, model.IsRest), missing);
    }

    /// <summary>The requests among these that change the account.</summary>
    public static IReadOnlyList<CodeRequest> OfChanges(IEnumerable<IamOperation> operations)
    {
        ArgumentNullException.ThrowIfNull(operations);
        return [.. operations.Where(operation => !operation.IsReadOnly && operation.Service != "sts").Select(Of)];
    }

    /// <summary>A member as text, or none where it is not sent.</summary>
    public string? Text(string member) => Members[member]?.ToString();

    // What AWS takes where no path is sent.
    private const string DefaultPath = "/";

    private static JsonObject Structure(object holder, ShapeModel shape, bool isCamel)
    {
        var members = new JsonObject();
        var properties = holder.GetType().GetProperties();
        foreach (var member in shape.Members.OrderBy(member => Array.FindIndex(properties, property => property.Name == member.Name)))
        {
            if (RequestValidator.PropertyOf(holder, member.Name)?.GetValue(holder) is { } value && !(member.Name == "Path" && value is DefaultPath))
            {
                members[isCamel ? member.CamelName : member.Name] = member.Shape.IsSensitive ? JsonValue.Create($"<{member.Name}>") : Node(value, member.Shape, isCamel);
            }
        }

        return members;
    }

    private static JsonNode Node(object value, ShapeModel shape, bool isCamel) => value switch
    {
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        string text => JsonValue.Create(text),
        byte[] bytes => JsonValue.Create(Convert.ToBase64String(bytes)),
        DateTimeOffset time => JsonValue.Create(time.ToString("O", CultureInfo.InvariantCulture)),
        IDictionary map when shape.Element is { } element => new JsonObject(map.Keys.Cast<string>().Select(key => KeyValuePair.Create(key, (JsonNode?)Node(map[key]!, element, isCamel)))),
        IEnumerable list when shape.Element is { } element => new JsonArray([.. list.Cast<object>().Select(item => Node(item, element, isCamel))]),
        _ when shape.Type == "structure" => Structure(value, shape, isCamel),
        _ => JsonValue.Create(Convert.ToString(value, CultureInfo.InvariantCulture)!),
    };
}
