using System.Text.RegularExpressions;
using IamConsole.Core.Catalog;
using IamConsole.Core.Evaluation;
using IamConsole.Core.Simulation;

namespace IamConsole.Components.Pages.Simulator;

/// <summary>A row of the results.</summary>
/// <param name="Answer">What the simulation answered.</param>
/// <param name="Action">The action in the catalogue.</param>
public sealed partial record SimulatorRow(SimulationRow Answer, CatalogAction Action)
{
    public string Key => $"{Answer.Action} {Answer.Resource}";

    public bool IsAllowed => Answer.Decision == DecisionResult.Allowed;

    /// <summary>The kind of resource that the row asks for; of <c>*</c>, all that the action knows.</summary>
    public string ResourceTypes
    {
        get
        {
            var types = Action.Resources.Select(resource => resource.Type).ToList();
            var fitting = Answer.Resource == "*" ? types : types.Where(type => NamePattern.Matches(Placeholder().Replace(type.ArnPattern, "*"), Answer.Resource)).ToList();
            return fitting.Count == 0 ? "–" : string.Join(", ", fitting.Select(type => type.Name).Distinct());
        }
    }

    /// <summary>Why, in a few words: '2 matching statements', 'Implicitly denied (no matching statements)'.</summary>
    public string Reason => (Answer.Decision, Answer.DecidedBy, Answer.MatchedStatements) switch
    {
        (DecisionResult.ImplicitDeny, PolicyLayer.Boundary, _) => "Not allowed by the permissions boundary",
        (DecisionResult.ImplicitDeny, PolicyLayer.Resource or PolicyLayer.Trust, _) => "Not allowed by the resource-based policy",
        (DecisionResult.ImplicitDeny, _, _) => "Implicitly denied (no matching statements)",
        (_, _, 1) => "1 matching statement",
        var (_, _, count) => $"{count} matching statements",
    };

    public static SimulatorRow Of(SimulationRow answer) => new(answer, ServiceCatalog.Current.FindAction(answer.Action)!);

    [GeneratedRegex(@"\$\{[^}]*\}")]
    private static partial Regex Placeholder();
}
