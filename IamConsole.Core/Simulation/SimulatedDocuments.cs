using IamConsole.Core.Evaluation;
using IamConsole.Core.Operations;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Simulation;

/// <summary>The policies that a simulation is given as text. Each is named for its member, as AWS's results name it.</summary>
/// <param name="Identity">Identity-based policies.</param>
/// <param name="Boundary">The permissions boundary, or none.</param>
/// <param name="Resource">The resource's policy, or none.</param>
internal sealed record SimulatedDocuments(IReadOnlyList<NamedPolicy> Identity, NamedPolicy? Boundary, NamedPolicy? Resource)
{
    /// <summary>Reads them; what IAM would not save is refused by name.</summary>
    public static IamResult<SimulatedDocuments> Read(IReadOnlyList<string>? policies, IReadOnlyList<string>? boundaries, string? resourcePolicy)
    {
        if (boundaries is { Count: > 1 })
        {
            return SimulationErrors.OneBoundaryOnly();
        }

        IamError? refusal = null;
        var identity = ReadAll(policies, PolicyKind.Identity, "PolicyInputList", ref refusal);
        var boundary = ReadAll(boundaries, PolicyKind.PermissionsBoundary, "PermissionsBoundaryPolicyInputList", ref refusal);
        var resource = resourcePolicy is null ? null : ReadOne(resourcePolicy, PolicyKind.Resource, "ResourcePolicy", ref refusal);
        return refusal is null ? new SimulatedDocuments(identity, boundary.FirstOrDefault(), resource) : refusal;
    }

    private static List<NamedPolicy> ReadAll(IReadOnlyList<string>? texts, PolicyKind kind, string member, ref IamError? refusal)
    {
        var policies = new List<NamedPolicy>();
        for (var index = 0; index < (texts?.Count ?? 0); index++)
        {
            if (ReadOne(texts![index], kind, $"{member}.{index + 1}", ref refusal) is { } policy)
            {
                policies.Add(policy);
            }
        }

        return policies;
    }

    private static NamedPolicy? ReadOne(string text, PolicyKind kind, string name, ref IamError? refusal)
    {
        if (PolicySaveCheck.FirstRefusal(text, kind) is { } problem)
        {
            refusal ??= SimulationErrors.MalformedPolicy(name, problem);
            return null;
        }

        return new NamedPolicy(name, CompiledPolicy.Compile(PolicyParser.Parse(text, kind).Document!));
    }
}
