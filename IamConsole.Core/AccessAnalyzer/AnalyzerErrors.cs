using IamConsole.Core.Operations;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>IAM Access Analyzer's refusals (IAM Access Analyzer API Reference); the messages are from memory.</summary>
internal static class AnalyzerErrors
{
    public static IamError NotFound(string what) => new("ResourceNotFoundException", $"{what} does not exist.");

    public static IamError Conflict(string message) => new("ConflictException", message);

    public static IamError QuotaExceeded(string message) => new("ServiceQuotaExceededException", message);

    public static IamError Invalid(string message) => new("ValidationException", message);
}
