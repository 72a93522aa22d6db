using System.Text.Json;
using IamConsole.Core.Evaluation;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.CommandLine.Evaluate;

/// <summary>Reads the policies of a case. What is absent or null is not there.</summary>
internal sealed class PolicySetReader
{
    private readonly CompiledDocuments _documents = new();
    private string? _problem;

    /// <summary>The policies, or the first reason why they cannot be read.</summary>
    /// <param name="json">The object that has the policies as members.</param>
    /// <param name="asksForRole">Whether the resource's policy is a role's trust policy.</param>
    /// <param name="problem">The reason.</param>
    public PolicySet? Read(JsonElement json, bool asksForRole, out string? problem)
    {
        _problem = null;
        var policies = new PolicySet
        {
            Identity = ReadList(json, "identityPolicies", PolicyKind.Identity, "identity") ?? [],
            Boundary = ReadOne(json, "permissionsBoundary", PolicyKind.PermissionsBoundary, "boundary"),
            Session = ReadList(json, "sessionPolicies", PolicyKind.Session, "session"),
            ServiceControl = ReadLevels(json, "serviceControlPolicies", PolicyKind.ServiceControl, "scp"),
            ResourceControl = ReadLevels(json, "resourceControlPolicies", PolicyKind.ResourceControl, "rcp"),
            Resource = ReadOne(json, "resourcePolicy", asksForRole ? PolicyKind.Trust : PolicyKind.Resource, "resource"),
            VpcEndpoint = ReadOne(json, "vpcEndpointPolicy", PolicyKind.VpcEndpoint, "vpcEndpoint"),
        };
        problem = _problem;
        return problem is null ? policies : null;
    }

    private NamedPolicy? ReadOne(JsonElement json, string member, PolicyKind kind, string name) =>
        CaseMembers.Find(json, member) is { } document ? Compile(document, kind, name) : null;

    private List<NamedPolicy>? ReadList(JsonElement json, string member, PolicyKind kind, string name) =>
        CaseMembers.Find(json, member) is { } list ? CompileAll(list, kind, member, name) : null;

    private List<IReadOnlyList<NamedPolicy>>? ReadLevels(JsonElement json, string member, PolicyKind kind, string name)
    {
        if (CaseMembers.Find(json, member) is not { } levels)
        {
            return null;
        }

        if (levels.ValueKind != JsonValueKind.Array)
        {
            _problem ??= $"{member} must be a list of levels, each a list of policies.";
            return null;
        }

        var compiled = new List<IReadOnlyList<NamedPolicy>>(levels.GetArrayLength());
        foreach (var level in levels.EnumerateArray())
        {
            compiled.Add(CompileAll(level, kind, $"{member}[{compiled.Count}]", $"{name}[{compiled.Count}]"));
        }

        return compiled;
    }

    private List<NamedPolicy> CompileAll(JsonElement list, PolicyKind kind, string member, string name)
    {
        var compiled = new List<NamedPolicy>();
        if (list.ValueKind != JsonValueKind.Array)
        {
            _problem ??= $"{member} must be a list of policies.";
            return compiled;
        }

        var index = 0;
        foreach (var document in list.EnumerateArray())
        {
            if (Compile(document, kind, $"{name}[{index}]") is { } policy)
            {
                compiled.Add(policy);
            }

            index++;
        }

        return compiled;
    }

    private NamedPolicy? Compile(JsonElement document, PolicyKind kind, string name)
    {
        var policy = _documents.Compile(document.GetRawText(), kind, out var problem);
        if (policy is null)
        {
            _problem ??= $"{name}: {problem}";
            return null;
        }

        return new NamedPolicy(name, policy);
    }
}
