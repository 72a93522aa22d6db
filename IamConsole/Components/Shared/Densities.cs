namespace IamConsole.Components.Shared;

/// <summary>How close what is shown stands together, as <c>tokens.css</c> knows it.</summary>
public static class Densities
{
    /// <summary>Each with the words for it; the first is that of a browser which has chosen none.</summary>
    public static IReadOnlyList<(string Value, string Text)> All { get; } = [("comfortable", "Comfortable"), ("compact", "Compact"), ("projector", "Projector")];

    /// <summary>Whether there is such a density.</summary>
    public static bool Has(string? value) => All.Any(density => density.Value == value);
}
