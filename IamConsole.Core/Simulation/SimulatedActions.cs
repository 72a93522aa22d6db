using IamConsole.Core.Arns;
using IamConsole.Core.Operations;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Simulation;

/// <summary>Checks which actions on which resources a simulation is asked for.</summary>
internal static class SimulatedActions
{
    /// <summary>What a simulation asks for where no resource is named: all of them.</summary>
    public const string AnyResource = "*";

    /// <summary>The first action or resource that cannot be simulated, or none.</summary>
    public static IamError? FirstInvalid(IEnumerable<string> actions, IEnumerable<string> resources)
    {
        if (actions.FirstOrDefault(action => !IsAction(action)) is { } action)
        {
            return SimulationErrors.InvalidAction(action);
        }

        return resources.FirstOrDefault(resource => resource != AnyResource && !Arn.TryParse(resource, out _)) is { } invalid ? SimulationErrors.InvalidResource(invalid) : null;
    }

    /// <summary>Refuses a resource that belongs to another service than the resource policy, or none.</summary>
    public static IamError? FirstNotCovered(PolicyDocument resourcePolicy, IEnumerable<string> resources)
    {
        var patterns = resourcePolicy.Statements.Select(statement => statement.Resources).ToList();
        if (patterns.Exists(list => list is null))
        {
            return null;
        }

        var services = patterns.SelectMany(list => list!).Select(pattern => pattern.Value.Split(':') is ["arn", _, var service, ..] ? service : AnyResource).ToHashSet();
        return !services.Any(service => service.Contains('*', StringComparison.Ordinal) || service.Contains('?', StringComparison.Ordinal))
            && resources.FirstOrDefault(resource => Arn.TryParse(resource, out var arn) && !services.Contains(arn.Service)) is { } other
            ? SimulationErrors.PolicyNotApplicable(other)
            : null;
    }

    private static bool IsAction(string name) =>
        name.Split(':') is [{ Length: > 0 } service, { Length: > 0 } action] && service.All(IsOfService) && action.All(char.IsAsciiLetterOrDigit);

    private static bool IsOfService(char character) => char.IsAsciiLetterOrDigit(character) || character == '-';
}
