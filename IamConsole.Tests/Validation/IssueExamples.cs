using IamConsole.Tests.Validation.Examples;

namespace IamConsole.Tests.Validation;

/// <summary>Examples of all issue codes that can be decided without the cloud.</summary>
internal static class IssueExamples
{
    public static IReadOnlyList<IssueExample> All { get; } =
    [
        .. GrammarExamples.All,
        .. ActionAndResourceExamples.All,
        .. PrincipalExamples.All,
        .. TrustExamples.All,
        .. ConditionKeyExamples.All,
        .. ConditionValueExamples.All,
        .. ReachExamples.All,
        .. OrganizationExamples.All,
        .. SimplificationExamples.All,
    ];
}
