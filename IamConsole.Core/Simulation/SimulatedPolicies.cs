using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Evaluation;
using IamConsole.Core.Operations;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Simulation.Shapes;
using IamConsole.Core.Storage;

namespace IamConsole.Core.Simulation;

/// <summary>Every policy that takes part in a simulation.</summary>
/// <param name="Set">As the engine evaluates them.</param>
/// <param name="SourcePolicyIds">How results name those of the source, by the names that they have in the set.</param>
internal sealed record SimulatedPolicies(PolicySet Set, IReadOnlyDictionary<string, string> SourcePolicyIds)
{
    /// <summary>All documents that take part.</summary>
    public IEnumerable<PolicyDocument> Documents =>
        Set.Identity.Concat(new[] { Set.Boundary, Set.Resource }.OfType<NamedPolicy>()).Select(policy => policy.Policy.Document);

    /// <summary>The condition keys that they mention.</summary>
    public GetContextKeysResult MentionedKeys() =>
        new([.. Documents.SelectMany(PolicyLanguage.MentionedKeys.Of).Distinct(StringComparer.OrdinalIgnoreCase)]);

    /// <summary>The documents alone.</summary>
    public static SimulatedPolicies Of(SimulatedDocuments given) => new(
        new PolicySet { Identity = given.Identity, Boundary = given.Boundary, Resource = given.Resource },
        new Dictionary<string, string>());

    /// <summary>The source's policies and boundary with the documents; a boundary that is given stands in for the source's own.</summary>
    /// <param name="db">The account's rows.</param>
    /// <param name="source">A user, group or role that exists.</param>
    /// <param name="sourcePolicies">Those of its policies that take part.</param>
    /// <param name="withOwnBoundary">Whether its own boundary takes part where none is given.</param>
    /// <param name="given">What is given as text.</param>
    /// <param name="cancellationToken">Ends the read early.</param>
    public static async Task<IamResult<SimulatedPolicies>> OfSourceAsync(
        IamDbContext db, PolicySourceTarget source, IEnumerable<SourcePolicy> sourcePolicies, bool withOwnBoundary, SimulatedDocuments given, CancellationToken cancellationToken)
    {
        var ids = new Dictionary<string, string>();
        var identity = new List<NamedPolicy>();
        foreach (var policy in sourcePolicies)
        {
            ids[policy.Key] = policy.SourcePolicyId;
            if (!Compile(policy.Key, policy.Document, PolicyKind.Identity).TryGet(out var compiled, out var unreadable))
            {
                return unreadable;
            }

            identity.Add(compiled);
        }

        var boundary = given.Boundary;
        if (boundary is null && withOwnBoundary && source.BoundaryArn is { } arn)
        {
            ids[arn] = Arn.NameIn(arn);
            if (!Compile(arn, await db.ReadBoundaryDocumentAsync(arn, cancellationToken), PolicyKind.PermissionsBoundary).TryGet(out boundary, out var unreadable))
            {
                return unreadable;
            }
        }

        return new SimulatedPolicies(new PolicySet { Identity = [.. identity, .. given.Identity], Boundary = boundary, Resource = given.Resource }, ids);
    }

    private static IamResult<NamedPolicy> Compile(string name, string text, PolicyKind kind) =>
        PolicyParser.Parse(text, kind).Document is { } document ? new NamedPolicy(name, CompiledPolicy.Compile(document)) : SimulationErrors.UnreadablePolicy(name);
}
