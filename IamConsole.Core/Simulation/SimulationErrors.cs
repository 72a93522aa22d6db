using IamConsole.Core.Operations;

namespace IamConsole.Core.Simulation;

/// <summary>Every refusal of this feature that is not shared.</summary>
internal static class SimulationErrors
{
    public static IamError UnclearEntity(string arn) => IamError.InvalidInput($"Invalid Entity Arn: {arn} does not clearly define entity type and name.");

    public static IamError MalformedPolicy(string name, string refusal) => IamError.InvalidInput($"Invalid Input Policy: {name}: {refusal}");

    public static IamError UnreadablePolicy(string name) => new("PolicyEvaluation", $"The policy {name} could not be evaluated: its document cannot be read.");

    public static IamError OneBoundaryOnly() => IamError.InvalidInput("You can input only one permissions boundary policy when you simulate a policy.");

    public static IamError NoActions() => IamError.InvalidInput("ActionNames must name at least one action.");

    public static IamError InvalidAction(string name) =>
        IamError.InvalidInput($"Invalid action name: {name}. Give the service's prefix and the action's name, such as iam:CreateUser, without wildcards.");

    public static IamError InvalidResource(string arn) => IamError.InvalidInput($"Invalid resource: {arn} is neither an ARN nor *.");

    public static IamError InvalidCaller(string arn) => IamError.InvalidInput($"Invalid CallerArn: {arn} is not the ARN of an IAM user.");

    public static IamError CallerRequired() => IamError.InvalidInput("CallerArn is required when ResourcePolicy is included: name the IAM user that makes the requests.");

    public static IamError InvalidOwner(string arn) => IamError.InvalidInput($"Invalid ResourceOwner: {arn} is not the ARN of an account, such as arn:aws:iam::123456789012:root.");

    public static IamError PolicyNotApplicable(string arn) => IamError.InvalidInput($"The resource policy does not apply to {arn}: it is a policy of another service.");

    public static IamError InvalidContext(string key, string reason) => IamError.InvalidInput($"Invalid context entry: {key} {reason}");

    public static IamError InvalidHandlingOption(string option) => IamError.InvalidInput($"Invalid ResourceHandlingOption: {option}.");

    public static IamError MissingResources(string option, IEnumerable<string> types) =>
        IamError.InvalidInput($"The scenario {option} requires a resource of each of these types: {string.Join(", ", types)}.");
}
