using System.Text.Json;
using IamConsole.Core.Evaluation;
using IamConsole.Core.PolicyLanguage;

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
        var isTrust = Action.StartsWith("sts:AssumeRole", StringComparison.OrdinalIgnoreCase);
        return new PolicySet
        {
            Identity = Compile(Identity, PolicyKind.Identity, "identity"),
            Session = Session is { } session ? Compile(session, PolicyKind.Session, "session") : null,
            Boundary = Compile(Boundary, PolicyKind.PermissionsBoundary, "boundary"),
            Resource = Compile(ResourcePolicy, isTrust ? PolicyKind.Trust : PolicyKind.Resource, "resource"),
            VpcEndpoint = Compile(VpcEndpoint, PolicyKind.VpcEndpoint, "vpcEndpoint"),
            ServiceControl = ServiceControl?.Select((level, index) => Compile(level, PolicyKind.ServiceControl, $"scp[{index}]")).ToList<IReadOnlyList<NamedPolicy>>(),
            ResourceControl = ResourceControl?.Select((level, index) => Compile(level, PolicyKind.ResourceControl, $"rcp[{index}]")).ToList<IReadOnlyList<NamedPolicy>>(),
        };
    }

    public RequestContext ToRequest()
    {
        var principal = Principal.ValueKind == JsonValueKind.Object
            ? RequestPrincipal.Service(Principal.GetProperty("service").GetString()!)
            : Principal.GetString() == "*" ? RequestPrincipal.Anonymous : RequestPrincipal.TryFromArn(Principal.GetString()!)!;
        var request = new RequestContext(principal, Action, Resource, ResourceAccount);
        foreach (var key in Context)
        {
            if (key.Value.ValueKind == JsonValueKind.Array)
            {
                request.Add(key.Name, key.Value.EnumerateArray().Select(TextOf).ToList());
            }
            else
            {
                request.Add(key.Name, TextOf(key.Value));
            }
        }

        return request;
    }

    public static string TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static List<NamedPolicy> Compile(IReadOnlyList<JsonElement> documents, PolicyKind kind, string name) =>
        documents.Select((document, index) => Compile(document, kind, $"{name}[{index}]")!).ToList();

    private static NamedPolicy? Compile(JsonElement? document, PolicyKind kind, string name)
    {
        if (document is null)
        {
            return null;
        }

        var parsed = PolicyParser.Parse(document.Value.GetRawText(), kind);
        Assert.True(parsed.IsUsable, $"{document.Value.GetRawText()}: {string.Join("; ", parsed.Findings)}");
        return new NamedPolicy(name, CompiledPolicy.Compile(parsed.Document!));
    }

    private string? Text(string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private string? RequestText(string name) => Request.TryGetProperty(name, out var value) ? value.GetString() : null;

    private JsonElement? One(string name) => json.TryGetProperty(name, out var value) ? value : null;

    private List<JsonElement>? List(string name) => json.TryGetProperty(name, out var value) ? value.EnumerateArray().ToList() : null;

    private List<IReadOnlyList<JsonElement>>? Levels(string name) => json.TryGetProperty(name, out var value)
        ? value.EnumerateArray().Select(IReadOnlyList<JsonElement> (level) => level.EnumerateArray().ToList()).ToList()
        : null;
}
