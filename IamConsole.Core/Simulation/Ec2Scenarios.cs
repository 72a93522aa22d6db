using IamConsole.Core.Arns;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Simulation;

/// <summary>The scenarios of <c>ResourceHandlingOption</c>: calls of Amazon EC2 that need several resources at once.</summary>
internal static class Ec2Scenarios
{
    private static readonly string[] Instance = ["instance", "image", "security-group"];

    private static readonly Dictionary<string, string[]> Required = new()
    {
        ["EC2-Classic-InstanceStore"] = Instance,
        ["EC2-Classic-EBS"] = [.. Instance, "volume"],
        ["EC2-VPC-InstanceStore"] = [.. Instance, "network-interface"],
        ["EC2-VPC-InstanceStore-Subnet"] = [.. Instance, "network-interface", "subnet"],
        ["EC2-VPC-EBS"] = [.. Instance, "network-interface", "volume"],
        ["EC2-VPC-EBS-Subnet"] = [.. Instance, "network-interface", "volume", "subnet"],
    };

    /// <summary>The refusal of a scenario that does not exist or lacks resources, or none.</summary>
    public static IamError? FirstProblem(string option, IReadOnlyList<string> resources)
    {
        if (!Required.TryGetValue(option, out var required))
        {
            return SimulationErrors.InvalidHandlingOption(option);
        }

        var given = resources.Select(TypeOf).ToHashSet();
        return required.All(given.Contains) ? null : SimulationErrors.MissingResources(option, required);
    }

    private static string? TypeOf(string resource) => Arn.TryParse(resource, out var arn) && arn.Service == "ec2" ? arn.Resource.Split('/')[0] : null;
}
