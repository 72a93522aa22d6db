using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Evaluation;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Simulation;

/// <summary>Why one request of a simulation is decided as it is. Policies that the caller may not read are left out and said to be.</summary>
public sealed record SimulationExplanationQuery(SimulationSetup Setup, SimulatedRequest Request) : ConsoleQuery<SimulationExplanation>
{
    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<SimulationExplanation>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        if (!(await PreparedSimulation.CreateAsync(context, Setup, cancellationToken)).TryGet(out var prepared, out var error))
        {
            return error;
        }

        if (prepared.FirstInvalid([Request]) is { } invalid)
        {
            return invalid;
        }

        var explanation = prepared.Simulation.Ask(Request.Action, Request.Resource).Explanation;
        var readable = await ReadableAsync(context, prepared, cancellationToken);
        return new SimulationExplanation(
            explanation with { Layers = [.. explanation.Layers.Select(layer => layer with { Statements = [.. layer.Statements.Where(statement => readable.ContainsKey(statement.Policy))] })] },
            readable,
            [.. explanation.Layers.Where(layer => layer.Statements.Any(statement => !readable.ContainsKey(statement.Policy))).Select(layer => layer.Layer)]);
    }

    private static async Task<Dictionary<string, SimulationPolicy>> ReadableAsync(QueryContext context, PreparedSimulation prepared, CancellationToken cancellationToken)
    {
        var set = prepared.Simulation.Policies.Set;
        var readable = new Dictionary<string, SimulationPolicy>();
        foreach (var policy in set.Identity.Concat(new[] { set.Boundary, set.Resource }.OfType<NamedPolicy>()))
        {
            var own = prepared.SourcePolicies.FirstOrDefault(source => source.Key == policy.Name);
            var arn = Arn.TryParse(policy.Name, out _) ? policy.Name : null;
            if (await MayReadAsync(context, prepared.Source, own, arn, cancellationToken))
            {
                readable[policy.Name] = new SimulationPolicy(own?.Name ?? (arn is null ? policy.Name : Arn.NameIn(arn)), arn, arn is null ? own?.Holders[0].Kind : null, arn is null ? own?.Holders[0].Name : null, policy.Policy.Document.Text);
            }
        }

        return readable;
    }

    /// <summary>What the caller gave may be read; managed and inline policies as their own operations allow it.</summary>
    private static async ValueTask<bool> MayReadAsync(QueryContext context, PolicySourceTarget? source, SourcePolicy? own, string? arn, CancellationToken cancellationToken)
    {
        if (arn is not null)
        {
            return !(await context.ReadManagedPolicyAsync(arn, cancellationToken)).Document.IsDenied;
        }

        if (own is null)
        {
            return true;
        }

        var holder = own.Holders[0];
        var action = $"iam:Get{holder.Kind}Policy";
        return await context.IsAllowedAsync(holder.Arn == source!.ArnText ? source.Action(action) : new ActionRequest(action, holder.Arn), cancellationToken);
    }
}

/// <summary>The explanation of one request, as far as the caller may see it.</summary>
/// <param name="Explanation">The decision with its reasons; the policies have the names of <paramref name="Policies"/>.</param>
/// <param name="Policies">The policies that the caller may read.</param>
/// <param name="HiddenLayers">The kinds of policy of which some are left out.</param>
public sealed record SimulationExplanation(Explanation Explanation, IReadOnlyDictionary<string, SimulationPolicy> Policies, IReadOnlyList<PolicyLayer> HiddenLayers);

/// <summary>A policy that took part.</summary>
/// <param name="Name">Its name, or the member that gave it.</param>
/// <param name="Arn">Of a managed policy.</param>
/// <param name="HolderKind">Whose inline policy it is.</param>
/// <param name="HolderName">The name of that user, group or role.</param>
/// <param name="Document">Its text.</param>
public sealed record SimulationPolicy(string Name, string? Arn, PolicyHolderKind? HolderKind, string? HolderName, string Document);
