using System.Collections.Immutable;
using IamConsole.Core.Simulation;
using IamConsole.Core.Simulation.Shapes;

namespace IamConsole.Components.Pages.Simulator;

/// <summary>Everything that the simulator's page is set to; a link holds it.</summary>
public sealed record SimulatorState
{
    public static SimulatorState Empty { get; } = new();

    /// <summary>The ARN of a user, group or role, or of a managed policy whose text is the draft; empty for none.</summary>
    public string Source { get; init; } = "";

    /// <summary>A policy as text; none while it is unchanged from that of <see cref="Source"/>.</summary>
    public string? Draft { get; init; }

    /// <summary>Keys of the source's policies that do not take part.</summary>
    public ImmutableSortedSet<string> Excluded { get; init; } = [];

    public bool WithoutBoundary { get; init; }

    /// <summary>With their services' prefixes.</summary>
    public ImmutableSortedSet<string> Actions { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>ARNs, one a line; empty for all resources.</summary>
    public string Resources { get; init; } = "";

    /// <summary>What single actions ask for instead, one ARN a line.</summary>
    public ImmutableSortedDictionary<string, string> RowResources { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Condition keys by name.</summary>
    public ImmutableSortedDictionary<string, ContextValue> Context { get; init; } = ImmutableSortedDictionary.Create<string, ContextValue>(StringComparer.OrdinalIgnoreCase);

    public string ResourcePolicy { get; init; } = "";

    public string CallerArn { get; init; } = "";

    public string ResourceOwner { get; init; } = "";

    /// <summary>Whether a user, group or role is the source, and not a text.</summary>
    public bool HasPrincipal => Source.Length > 0 && !IsPolicy;

    /// <summary>Whether the source is a managed policy, whose document is the draft.</summary>
    public bool IsPolicy => Source.Contains(":policy/", StringComparison.Ordinal);

    /// <summary>Every chosen action on every resource that it asks for.</summary>
    public IReadOnlyList<SimulatedRequest> Requests() =>
        [.. Actions.SelectMany(action => Lines(RowResources.GetValueOrDefault(action, Resources)).DefaultIfEmpty("*").Select(resource => new SimulatedRequest(action, resource)))];

    /// <summary>Whose policies are asked and under which circumstances.</summary>
    /// <param name="draft">The text that is asked where no user, group or role is.</param>
    /// <param name="known">Values of condition keys that are known without being given, such as the source's tags.</param>
    public SimulationSetup ToSetup(string draft, IReadOnlyDictionary<string, string> known) => new(HasPrincipal ? Source : null)
    {
        ExcludedPolicies = [.. Excluded],
        WithoutBoundary = WithoutBoundary,
        Draft = HasPrincipal ? null : draft,
        ResourcePolicy = OrNone(ResourcePolicy),
        CallerArn = OrNone(CallerArn),
        ResourceOwner = OrNone(ResourceOwner),
        Context =
        [
            .. Context.Select(entry => entry.Value.ToEntry(entry.Key)).OfType<ContextEntry>(),
            .. known.Where(entry => !Context.ContainsKey(entry.Key)).Select(entry => new ContextEntry(entry.Key) { ContextKeyValues = [entry.Value] }),
        ],
    };

    internal static IEnumerable<string> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? OrNone(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>The value of a condition key as it is typed.</summary>
/// <param name="Type">AWS's name: <c>string</c>, <c>numericList</c> ...</param>
/// <param name="Text">The value; for lists one a line.</param>
public sealed record ContextValue(string Type, string Text)
{
    /// <summary>Whether there may be several values.</summary>
    public bool IsList => Type.EndsWith("List", StringComparison.Ordinal);

    /// <summary>What the simulation is given; none for an empty field.</summary>
    internal ContextEntry? ToEntry(string key)
    {
        string[] values = IsList ? [.. SimulatorState.Lines(Text)] : Text.Trim().Length == 0 ? [] : [Text.Trim()];
        return values.Length == 0 ? null : new ContextEntry(key) { ContextKeyType = Type, ContextKeyValues = values };
    }
}
