using System.Text.Json;
using IamConsole.Core.Evaluation;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Benchmarks;

/// <summary>A principal with six policies of 40 statements, and 1,000 distinct requests (workload.jsonl).</summary>
internal sealed class Workload
{
    private Workload(IReadOnlyList<string> documents, IReadOnlyList<RequestContext> requests)
    {
        Documents = documents;
        Requests = requests;
        Policies = Compile(documents);
    }

    public IReadOnlyList<string> Documents { get; }

    public IReadOnlyList<RequestContext> Requests { get; }

    public PolicySet Policies { get; }

    public static Workload Load()
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "workload.jsonl"));
        using var json = JsonDocument.Parse(stream);
        var documents = json.RootElement.GetProperty("identityPolicies").EnumerateArray().Select(policy => policy.GetRawText()).ToList();
        var principals = new Dictionary<string, RequestPrincipal>();
        var requests = new List<RequestContext>();
        foreach (var item in json.RootElement.GetProperty("requests").EnumerateArray())
        {
            var arn = item.GetProperty("principal").GetString()!;
            if (!principals.TryGetValue(arn, out var principal))
            {
                principal = RequestPrincipal.User(arn);
                principals[arn] = principal;
            }

            requests.Add(ToRequest(principal, item));
        }

        return new Workload(documents, requests);
    }

    public static PolicySet Compile(IReadOnlyList<string> documents)
    {
        var policies = new NamedPolicy[documents.Count];
        for (var index = 0; index < policies.Length; index++)
        {
            policies[index] = new NamedPolicy("identity", CompiledPolicy.Compile(PolicyParser.Parse(documents[index], PolicyKind.Identity).Document!));
        }

        return new PolicySet { Identity = policies };
    }

    private static RequestContext ToRequest(RequestPrincipal principal, JsonElement item)
    {
        var request = new RequestContext(principal, item.GetProperty("action").GetString()!, item.GetProperty("resource").GetString()!, item.GetProperty("resourceAccount").GetString());
        foreach (var key in item.GetProperty("context").EnumerateObject())
        {
            if (key.Value.ValueKind == JsonValueKind.Array)
            {
                request.Add(key.Name, key.Value.EnumerateArray().Select(value => value.ToString()).ToList());
            }
            else
            {
                request.Add(key.Name, key.Value.ToString());
            }
        }

        return request;
    }
}
