using System.Runtime.CompilerServices;
using IamConsole.AwsApi;

namespace IamConsole.Tests.AwsApi;

/// <summary>The public table of operations says what the code does.</summary>
public sealed class OperationSupportTests
{
    [Fact]
    public void The_table_in_the_repository_is_the_one_that_the_code_prints()
    {
        var file = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "OPERATIONS.md");

        Assert.True(
            OperationSupport.Markdown() == File.ReadAllText(file).ReplaceLineEndings("\n"),
            "OPERATIONS.md is out of date: dotnet run --project IamConsole -- operations > OPERATIONS.md");
    }

    [Fact]
    public void Exactly_what_no_account_has_here_is_answered_as_for_an_account_without_the_feature() => Assert.Equal(
        [
            "AcceptDelegationRequest", "AssociateDelegationRequest", "AssumeRoot", "CreateDelegationRequest", "DisableOrganizationsRootCredentialsManagement",
            "DisableOrganizationsRootSessions", "DisableOutboundWebIdentityFederation", "EnableOrganizationsRootCredentialsManagement", "EnableOrganizationsRootSessions",
            "EnableOutboundWebIdentityFederation", "GenerateOrganizationsAccessReport", "GetDelegatedAccessToken", "GetDelegationRequest", "GetHumanReadableSummary",
            "GetOrganizationsAccessReport", "GetOutboundWebIdentityFederationInfo", "GetWebIdentityToken", "ListOrganizationsFeatures", "RejectDelegationRequest",
            "SendDelegationToken", "UpdateDelegationRequest",
        ],
        OperationSupport.All.Where(row => row.Note?.EndsWith("without the feature.", StringComparison.Ordinal) == true).Select(row => row.Operation).Order(StringComparer.Ordinal));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
