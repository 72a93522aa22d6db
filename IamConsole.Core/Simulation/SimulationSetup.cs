using IamConsole.Core.Simulation.Shapes;

namespace IamConsole.Core.Simulation;

/// <summary>Whose policies the simulator's page asks, and under which circumstances.</summary>
/// <param name="PolicySourceArn">A user, group or role; none for a draft.</param>
public sealed record SimulationSetup(string? PolicySourceArn)
{
    /// <summary>Keys of the source's policies that do not take part.</summary>
    public IReadOnlyList<string> ExcludedPolicies { get; init; } = [];

    /// <summary>Whether the source's permissions boundary is left out.</summary>
    public bool WithoutBoundary { get; init; }

    /// <summary>The policy that is asked where there is no source.</summary>
    public string? Draft { get; init; }

    /// <summary>A resource-based policy of the resources, or none.</summary>
    public string? ResourcePolicy { get; init; }

    /// <summary>The ARN of the user that makes the requests; by default the source, if that is a user.</summary>
    public string? CallerArn { get; init; }

    /// <summary>The ARN of the account that owns resources whose ARNs name none.</summary>
    public string? ResourceOwner { get; init; }

    public IReadOnlyList<ContextEntry> Context { get; init; } = [];
}

/// <summary>One request of a simulation.</summary>
/// <param name="Action">With its service's prefix, without wildcards.</param>
/// <param name="Resource">An ARN, or <c>*</c>.</param>
public sealed record SimulatedRequest(string Action, string Resource);
