using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.PolicyLanguage.Literals;
using IamConsole.Core.Simulation.Shapes;

namespace IamConsole.Core.Simulation;

/// <summary>Reads the condition keys that a simulation is given.</summary>
internal static class ContextValues
{
    private const string ListSuffix = "List";

    /// <summary>Their values; the first that does not fit its type is refused.</summary>
    public static IamResult<IReadOnlyList<ConditionKeyValue>> Read(IReadOnlyList<ContextEntry>? entries)
    {
        var values = new List<ConditionKeyValue>();
        foreach (var entry in entries ?? [])
        {
            var given = entry.ContextKeyValues ?? [];
            var isList = entry.ContextKeyType is { } type ? type.EndsWith(ListSuffix, StringComparison.Ordinal) : given.Count > 1;
            if (!isList && given.Count != 1)
            {
                return SimulationErrors.InvalidContext(entry.ContextKeyName, "takes exactly one value; its type is not a list.");
            }

            if (given.FirstOrDefault(value => !Fits(value, entry.ContextKeyType)) is { } misfit)
            {
                return SimulationErrors.InvalidContext(entry.ContextKeyName, $"has the value {misfit}, which is not of the type {entry.ContextKeyType}.");
            }

            values.Add(new ConditionKeyValue(entry.ContextKeyName, given, isList));
        }

        return values;
    }

    private static bool Fits(string value, string? type) => type switch
    {
        "numeric" or "numericList" => NumericLiteral.TryParse(value, out _),
        "boolean" or "booleanList" => BoolLiteral.IsValid(value),
        "ip" or "ipList" => IpLiteral.TryParse(value, out _),
        "binary" or "binaryList" => BinaryLiteral.IsValid(value),
        "date" or "dateList" => DateLiteral.TryParse(value, out _),
        _ => true,
    };
}
