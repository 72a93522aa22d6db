using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>What the lists of findings can be narrowed by.</summary>
internal static class FindingProperties
{
    public static IReadOnlyList<FilterProperty<AccessFinding>> All { get; } =
    [
        FilterProperty<AccessFinding>.Text("id", finding => finding.Id),
        FilterProperty<AccessFinding>.Text("resource", finding => finding.Resource),
        FilterProperty<AccessFinding>.Text("resource-type", finding => finding.ResourceType),
        FilterProperty<AccessFinding>.Text("type", finding => finding.FindingType),
        FilterProperty<AccessFinding>.Text("principal", finding => finding.Principal),
        FilterProperty<AccessFinding>.Text("condition", finding => finding.Condition),
        FilterProperty<AccessFinding>.Text("public", finding => finding.IsPublic ? "on" : "off"),
        FilterProperty<AccessFinding>.Age("updated", finding => finding.UpdatedAt),
        FilterProperty<AccessFinding>.Age("used", finding => finding.LastAccessedAt),
    ];
}
