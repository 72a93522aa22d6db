using IamConsole.Core.Operations;

namespace IamConsole.Core.Simulation;

/// <summary>A page's simulation after the caller was authorised for it, ready to be asked.</summary>
/// <param name="Simulation">The policies and circumstances.</param>
/// <param name="Source">Whose policies they are, or none.</param>
/// <param name="SourcePolicies">Those of the source that take part.</param>
internal sealed record PreparedSimulation(PolicySimulation Simulation, PolicySourceTarget? Source, IReadOnlyList<SourcePolicy> SourcePolicies)
{
    /// <summary>Demands <c>iam:SimulatePrincipalPolicy</c> on the source or <c>iam:SimulateCustomPolicy</c>, then reads what the setup names.</summary>
    public static async Task<IamResult<PreparedSimulation>> CreateAsync(QueryContext context, SimulationSetup setup, CancellationToken cancellationToken)
    {
        var source = setup.PolicySourceArn is { } arn ? await PolicySourceTarget.FindAsync(context.Db, arn, cancellationToken) : null;
        var action = source is null ? new("iam:SimulateCustomPolicy", "*") : source.Action("iam:SimulatePrincipalPolicy");
        if ((await context.DemandAsync(action, cancellationToken) ?? source?.Missing) is { } refusal)
        {
            return refusal;
        }

        if (!SimulatedDocuments.Read(source is null && setup.Draft is { } draft ? [draft] : null, null, setup.ResourcePolicy).TryGet(out var given, out var error)
            || !SimulatedRequests.Create(context.Account, source, setup.CallerArn, setup.ResourceOwner, setup.Context, setup.ResourcePolicy is not null).TryGet(out var requests, out error))
        {
            return error;
        }

        if (source is null)
        {
            return new PreparedSimulation(new PolicySimulation(SimulatedPolicies.Of(given), requests), null, []);
        }

        var own = await Core.Simulation.SourcePolicies.ReadAsync(context.Db, source, cancellationToken);
        var chosen = own.Where(policy => !setup.ExcludedPolicies.Contains(policy.Key)).ToList();
        var policies = await SimulatedPolicies.OfSourceAsync(context.Db, source, chosen, !setup.WithoutBoundary, given, cancellationToken);
        return policies.Map(found => new PreparedSimulation(new PolicySimulation(found, requests), source, chosen));
    }

    /// <summary>The first request that cannot be simulated, or none.</summary>
    public IamError? FirstInvalid(IReadOnlyList<SimulatedRequest> requests)
    {
        var resources = requests.Select(request => request.Resource).Distinct().ToList();
        return SimulatedActions.FirstInvalid(requests.Select(request => request.Action), resources)
            ?? (Simulation.Policies.Set.Resource is { } resource ? SimulatedActions.FirstNotCovered(resource.Policy.Document, resources) : null);
    }
}
