using System.Text.Json;
using IamConsole.CommandLine.Evaluate;
using IamConsole.Core.Evaluation;

namespace IamConsole.Tests.Evaluation;

/// <summary>A request with its policies as JSON, in the shape of the case files.</summary>
internal sealed class PolicyCase(JsonElement json, JsonElement request)
{
    public PolicyCase(JsonElement json)
        : this(json, json.GetProperty("request"))
    {
    }

    public string Json => json.GetRawText();

    public JsonElement Request { get; } = request;

    public string Name => Text("name") ?? Text("id") ?? "";

    public string? Source => Text("source");

    public string? Status => Text("status");

    public string? Expected => Text("expected") ?? RequestText("expected");

    public string? DecidedBy => Text("decidedBy");

    public string Action => RequestText("action")!;

    public string Resource => RequestText("resource")!;

    public string? ResourceAccount => RequestText("resourceAccount");

    public JsonElement Principal => Request.GetProperty("principal");

    public IEnumerable<JsonProperty> Context => Request.TryGetProperty("context", out var context) ? context.EnumerateObject() : [];

    public IReadOnlyList<JsonElement> Identity => List("identityPolicies") ?? [];

    public IReadOnlyList<JsonElement>? Session => List("sessionPolicies");

    public JsonElement? Boundary => One("permissionsBoundary");

    public JsonElement? ResourcePolicy => One("resourcePolicy");

    public JsonElement? VpcEndpoint => One("vpcEndpointPolicy");

    public IReadOnlyList<IReadOnlyList<JsonElement>>? ServiceControl => Levels("serviceControlPolicies");

    public IReadOnlyList<IReadOnlyList<JsonElement>>? ResourceControl => Levels("resourceControlPolicies");

    public PolicySet ToPolicySet()
    {
        var policies = new PolicySetReader().Read(json, ToRequest().AsksForRole, out var problem);
        Assert.True(policies is not null, $"{problem}: {Json}");
        return policies;
    }

    public RequestContext ToRequest()
    {
        var request = RequestReader.Read(Request, out var problem);
        Assert.True(request is not null, $"{problem}: {Request.GetRawText()}");
        return request;
    }

    public static string TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private string? Text(string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private string? RequestText(string name) => Request.TryGetProperty(name, out var value) ? value.GetString() : null;

    private JsonElement? One(string name) => json.TryGetProperty(name, out var value) ? value : null;

    private List<JsonElement>? List(string name) => json.TryGetProperty(name, out var value) ? value.EnumerateArray().ToList() : null;

    private List<IReadOnlyList<JsonElement>>? Levels(string name) => json.TryGetProperty(name, out var value)
        ? value.EnumerateArray().Select(IReadOnlyList<JsonElement> (level) => level.EnumerateArray().ToList()).ToList()
        : null;
}
