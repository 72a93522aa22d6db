using System.Collections.Frozen;
using System.Text.Json;

namespace IamConsole.Core.Operations.ServiceModel;

/// <summary>AWS's own description of a service: which operations it has, and what each member must look like.</summary>
public sealed class AwsServiceModel
{
    private static readonly Lazy<AwsServiceModel> LazyIam = new(() => Load("iam-model.json"));
    private static readonly Lazy<AwsServiceModel> LazySts = new(() => Load("sts-model.json"));
    private static readonly Lazy<AwsServiceModel> LazyAccessAnalyzer = new(() => Load("accessanalyzer-model.json"));

    private AwsServiceModel(string version, string? xmlNamespace, FrozenDictionary<string, OperationModel> operations, IReadOnlyList<ErrorModel> errors)
    {
        Version = version;
        XmlNamespace = xmlNamespace ?? "";
        IsRest = xmlNamespace is null;
        Operations = operations;
        Errors = errors;
    }

    public static AwsServiceModel Iam => LazyIam.Value;

    public static AwsServiceModel Sts => LazySts.Value;

    public static AwsServiceModel AccessAnalyzer => LazyAccessAnalyzer.Value;

    /// <summary>The version that requests name, such as <c>2010-05-08</c>.</summary>
    public string Version { get; }

    /// <summary>The namespace of answers; empty where they are JSON.</summary>
    public string XmlNamespace { get; }

    /// <summary>Whether the service speaks JSON over paths and methods of its own, not the Query protocol.</summary>
    public bool IsRest { get; }

    /// <summary>The operations by name.</summary>
    public FrozenDictionary<string, OperationModel> Operations { get; }

    /// <summary>The errors that have a code of their own.</summary>
    public IReadOnlyList<ErrorModel> Errors { get; }

    /// <param name="service">A service prefix: <c>iam</c>, <c>sts</c> or <c>access-analyzer</c>.</param>
    public static AwsServiceModel Of(string service) => service switch
    {
        "sts" => Sts,
        "access-analyzer" => AccessAnalyzer,
        _ => Iam,
    };

    private static AwsServiceModel Load(string file)
    {
        using var stream = typeof(AwsServiceModel).Assembly.GetManifestResourceStream($"IamConsole.Core.Operations.ServiceModel.{file}")
            ?? throw new InvalidOperationException($"{file} is not embedded.");
        using var document = JsonDocument.Parse(stream);
        var shapes = document.RootElement.GetProperty("shapes");
        var metadata = document.RootElement.GetProperty("metadata");
        var reader = new ShapeReader(shapes, isRest: !metadata.TryGetProperty("xmlNamespace", out var xmlNamespace));
        return new AwsServiceModel(
            metadata.GetProperty("apiVersion").GetString()!,
            xmlNamespace.ValueKind is JsonValueKind.String ? xmlNamespace.GetString() : null,
            document.RootElement.GetProperty("operations").EnumerateObject().ToFrozenDictionary(operation => operation.Name, operation => ReadOperation(operation, reader)),
            [.. shapes.EnumerateObject().Select(ReadError).OfType<ErrorModel>()]);
    }

    private static OperationModel ReadOperation(JsonProperty operation, ShapeReader reader)
    {
        var hasOutput = operation.Value.TryGetProperty("output", out var output);
        return new OperationModel(
            operation.Name,
            operation.Value.TryGetProperty("input", out var input) ? reader.Read(input.GetProperty("shape").GetString()!) : ShapeModel.EmptyStructure,
            hasOutput ? reader.Read(output.GetProperty("shape").GetString()!) : null)
        {
            ResultWrapper = hasOutput && output.TryGetProperty("resultWrapper", out var wrapper) ? wrapper.GetString() : null,
            IsUnsigned = operation.Value.TryGetProperty("authtype", out var authentication) && authentication.GetString() == "none",
            Method = operation.Value.GetProperty("http").GetProperty("method").GetString()!,
            Path = operation.Value.GetProperty("http").GetProperty("requestUri").GetString()!,
        };
    }

    /// <summary>An error whose shape gives it no code of its own has the shape's name for one.</summary>
    private static ErrorModel? ReadError(JsonProperty shape) => shape.Value.TryGetProperty("error", out var error)
        ? new ErrorModel(error.TryGetProperty("code", out var code) ? code.GetString()! : shape.Name, error.GetProperty("httpStatusCode").GetInt32())
        : null;

    private sealed class ShapeReader(JsonElement shapes, bool isRest)
    {
        // AWS does not call them sensitive, but CloudTrail leaves them out.
        private static readonly FrozenSet<string> OneTimeCodeShapes = ["authenticationCodeType", "tokenCodeType"];

        private readonly Dictionary<string, ShapeModel> _read = [];

        public ShapeModel Read(string name)
        {
            if (_read.TryGetValue(name, out var known))
            {
                return known;
            }

            var json = shapes.GetProperty(name);
            var members = new List<MemberModel>();
            var shape = new ShapeModel
            {
                Name = name,
                Type = json.GetProperty("type").GetString()!,
                Min = Number(json, "min"),
                Max = Number(json, "max"),
                Pattern = json.TryGetProperty("pattern", out var pattern) ? pattern.GetString() : null,
                Values = json.TryGetProperty("enum", out var values) ? [.. values.EnumerateArray().Select(value => value.GetString()!)] : null,
                IsSensitive = (json.TryGetProperty("sensitive", out var sensitive) && sensitive.GetBoolean()) || OneTimeCodeShapes.Contains(name),
                Members = members,
            };
            _read.Add(name, shape);
            if (json.TryGetProperty("members", out var memberShapes))
            {
                var required = json.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(value => value.GetString()!).ToHashSet() : [];
                members.AddRange(memberShapes.EnumerateObject().Select(member =>
                    new MemberModel(isRest ? Capitalized(member.Name) : member.Name, Read(member.Value.GetProperty("shape").GetString()!), required.Contains(member.Name))
                    {
                        Location = member.Value.TryGetProperty("location", out var location) ? location.GetString() : null,
                    }));
            }

            if (json.TryGetProperty("member", out var element) || json.TryGetProperty("value", out element))
            {
                shape.Element = Read(element.GetProperty("shape").GetString()!);
            }

            return shape;
        }

        private static string Capitalized(string name) => char.ToUpperInvariant(name[0]) + name[1..];

        private static long? Number(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetInt64() : null;
    }
}

/// <summary>An operation of the service.</summary>
public sealed record OperationModel(string Name, ShapeModel Input, ShapeModel? Output)
{
    /// <summary>The element around the result's members; none where the answer has no result.</summary>
    public string? ResultWrapper { get; init; }

    /// <summary>Whether it is asked without a signature, as what exchanges somebody else's proof of identity is.</summary>
    public bool IsUnsigned { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path of the address, with the members that stand in it in braces: <c>/analyzer/{analyzerName}</c>.</summary>
    public required string Path { get; init; }
}

/// <summary>An error of the service.</summary>
public sealed record ErrorModel(string Code, int HttpStatus);

/// <summary>A member of a structure. The names of a service that speaks JSON are given a capital, as records have it.</summary>
public sealed record MemberModel(string Name, ShapeModel Shape, bool IsRequired)
{
    /// <summary>Where in a request it stands: <c>uri</c> or <c>querystring</c>; none in the body.</summary>
    public string? Location { get; init; }

    /// <summary>The name as CloudTrail and messages write it.</summary>
    public string CamelName { get; } = JsonNamingPolicy.CamelCase.ConvertName(Name);
}

/// <summary>What a value must look like.</summary>
public sealed class ShapeModel
{
    public required string Name { get; init; }

    /// <summary>structure, list, map, string, integer, boolean, timestamp, blob ...</summary>
    public required string Type { get; init; }

    /// <summary>The least length of a string or list, or the least number.</summary>
    public long? Min { get; init; }

    /// <summary>The greatest length of a string or list, or the greatest number.</summary>
    public long? Max { get; init; }

    public string? Pattern { get; init; }

    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>Whether values are secrets that no log may hold.</summary>
    public bool IsSensitive { get; init; }

    public IReadOnlyList<MemberModel> Members { get; init; } = [];

    /// <summary>The shape of a list's elements or of a map's values.</summary>
    public ShapeModel? Element { get; internal set; }

    internal static ShapeModel EmptyStructure { get; } = new() { Name = "", Type = "structure" };
}
