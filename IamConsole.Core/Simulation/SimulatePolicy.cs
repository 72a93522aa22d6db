using System.Globalization;
using IamConsole.Core.Operations;
using IamConsole.Core.Simulation.Shapes;

namespace IamConsole.Core.Simulation;

/// <summary>What the two simulating operations have in common: they ask for every action on every resource, and carry nothing out.</summary>
/// <param name="ActionNames">With their services' prefixes, without wildcards.</param>
public abstract record SimulatePolicy<TTarget>(IReadOnlyList<string> ActionNames) : IamOperation<SimulatePolicyResult, TTarget>
    where TTarget : ITarget
{
    /// <summary>At most one, which stands in for the boundary of a user or role.</summary>
    public IReadOnlyList<string>? PermissionsBoundaryPolicyInputList { get; init; }

    /// <summary>ARNs, or <c>*</c>, which is asked for where nothing is said.</summary>
    public IReadOnlyList<string>? ResourceArns { get; init; }

    /// <summary>A resource-based policy of all those resources; it needs a user as the caller.</summary>
    public string? ResourcePolicy { get; init; }

    /// <summary>The ARN of the account that owns resources whose ARNs name none.</summary>
    public string? ResourceOwner { get; init; }

    /// <summary>The ARN of the user that makes the requests.</summary>
    public string? CallerArn { get; init; }

    public IReadOnlyList<ContextEntry>? ContextEntries { get; init; }

    /// <summary>A scenario of Amazon EC2, such as <c>EC2-VPC-EBS</c>: the resources are then asked for together.</summary>
    public string? ResourceHandlingOption { get; init; }

    public int? MaxItems { get; init; }

    public string? Marker { get; init; }

    /// <summary>One page of the answers of a simulation.</summary>
    /// <param name="context">The operation's.</param>
    /// <param name="source">Whose policies are simulated, or none.</param>
    /// <param name="policies">Those that take part.</param>
    private protected IamResult<SimulatePolicyResult> Simulate(OperationContext context, PolicySourceTarget? source, SimulatedPolicies policies)
    {
        IReadOnlyList<string> resources = ResourceArns is { Count: > 0 } given ? given : [SimulatedActions.AnyResource];
        if (FirstProblem(policies, resources) is { } problem)
        {
            return problem;
        }

        if (!SimulatedRequests.Create(context.Account, source, CallerArn, ResourceOwner, ContextEntries, ResourcePolicy is not null).TryGet(out var requests, out var invalid)
            || !Start().TryGet(out var start, out invalid))
        {
            return invalid;
        }

        var simulation = new PolicySimulation(policies, requests);
        var together = ResourceHandlingOption is not null;
        var total = together ? ActionNames.Count : ActionNames.Count * resources.Count;
        var end = Math.Min(total, int.CreateSaturating((long)start.Index + (MaxItems ?? Operations.Marker.DefaultMaxItems)));
        var results = new List<EvaluationResult>();
        for (var index = start.Index; index < end; index++)
        {
            results.Add(together
                ? EvaluationResults.OfAll(simulation, ActionNames[index], resources)
                : EvaluationResults.Of(simulation, ActionNames[index / resources.Count], resources[index % resources.Count]));
        }

        return new SimulatePolicyResult(results, end < total, end < total ? Operations.Marker.Encode(end.ToString(CultureInfo.InvariantCulture)) : null);
    }

    private IamError? FirstProblem(SimulatedPolicies policies, IReadOnlyList<string> resources) =>
        (ActionNames.Count == 0 ? SimulationErrors.NoActions() : null)
        ?? SimulatedActions.FirstInvalid(ActionNames, resources)
        ?? (policies.Set.Resource is { } resource ? SimulatedActions.FirstNotCovered(resource.Policy.Document, resources) : null)
        ?? (ResourceHandlingOption is { } option ? Ec2Scenarios.FirstProblem(option, resources) : null);

    private IamResult<Place> Start()
    {
        if (!Operations.Marker.Decode(Marker).TryGet(out var text, out var invalid))
        {
            return invalid;
        }

        return text.Length == 0 ? new Place(0)
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? new Place(index)
            : Operations.Marker.Invalid;
    }

    private sealed record Place(int Index);
}
