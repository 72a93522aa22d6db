using System.Text.Json;
using IamConsole.Core.Operations;

namespace IamConsole.AwsApi;

/// <summary>Refusals of requests that name no operation or cannot be read as one (IAM API Reference, Common errors). Texts from memory.</summary>
internal static class ApiErrors
{
    public static IamError MissingAction { get; } = new("MissingAction", "The request is missing an action or a required parameter.");

    public static IamError RateExceeded { get; } = new("Throttling", "Rate exceeded");

    public static IamError TooLarge { get; } = new("RequestEntityTooLarge", "The request is larger than this service accepts.");

    public static IamError MethodNotAllowed { get; } = new("MethodNotAllowed", "The service is called with POST or GET.");

    public static IamError Failure { get; } = new("ServiceFailure", "The request processing has failed because of an unknown error, exception or failure.");

    public static IamError InvalidAction(string action, string? version) =>
        new("InvalidAction", $"Could not find operation {action} for version {version ?? "NO_VERSION_SPECIFIED"}");

    /// <summary>What the role's own account would say to whoever it does not trust.</summary>
    public static IamError NotAuthorized(string action) => new("AccessDenied", $"Not authorized to perform {action}");

    public static IamError MalformedInput(string message) => new("MalformedInput", message);

    /// <summary>What AWS says of a required member that was not sent.</summary>
    public static IamError Missing(string member) => IamError.ValidationError(
        $"1 validation error detected: Value null at '{JsonNamingPolicy.CamelCase.ConvertName(member)}' failed to satisfy constraint: Member must not be null");
}
