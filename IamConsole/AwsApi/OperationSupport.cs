using System.Text;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.ServiceModel;

namespace IamConsole.AwsApi;

/// <summary>How the endpoint answers an operation.</summary>
internal enum SupportState
{
    Works,
    Differs,
    Unsupported,
}

/// <summary>What becomes of one of AWS's operations here: the one source of the page and of the table that <c>operations</c> prints.</summary>
/// <param name="Service">The service's prefix.</param>
/// <param name="Operation">AWS's name.</param>
/// <param name="State">Whether it works.</param>
/// <param name="Note">How it differs, or what it is refused with; none where it works as AWS's.</param>
internal sealed record OperationSupport(string Service, string Operation, SupportState State, string? Note)
{
    private static readonly Dictionary<string, string> Differences = new()
    {
        ["AssumeRoleWithSAML"] = "Assertions encrypted with cipher block chaining are refused, and signatures with SHA-1.",
        ["AssumeRoleWithWebIdentity"] = "Tokens are verified with uploaded keys; the provider is not asked for them.",
        ["CreateAccountAlias"] = "An alias is unique in this installation, not in all of AWS.",
        ["CreateAnalyzer"] = "For external and unused access of the account; not for an organization, not for internal access.",
        ["CreateOpenIDConnectProvider"] = "The provider is not asked for thumbprint and keys: the keys are uploaded in the console.",
        ["CreateServiceLinkedRole"] = "For the services whose role is known here.",
        ["DeleteServiceLinkedRole"] = "Done at once: of the services that could still use the role only Access Analyzer runs here.",
        ["EnableMFADevice"] = "Codes are taken one step of 30 seconds early or late, not two.",
        ["GetAccessKeyLastUsed"] = "Exact to the second, not to 15 minutes.",
        ["GetPolicyVersion"] = "Of an AWS managed policy the current version alone is known.",
        ["ListDelegationRequests"] = "Always empty: partners of AWS make such requests.",
        ["ListPolicyVersions"] = "Of an AWS managed policy the current version alone is known.",
        ["ListAnalyzedResources"] = "Roles, and users of unused access: there are no other resources here.",
        ["ResyncMFADevice"] = "Codes are taken up to 1,000 steps off.",
        ["StartResourceScan"] = "Done when it returns.",
    };

    /// <summary>Every operation of AWS's models, by service and name.</summary>
    public static IReadOnlyList<OperationSupport> All { get; } =
        [.. ((string[])["iam", "sts", "access-analyzer"]).SelectMany(service => AwsServiceModel.Of(service).Operations.Keys.Order(StringComparer.Ordinal).Select(name => Of(service, name)))];

    public string ServiceName => Service == "access-analyzer" ? "IAM Access Analyzer" : Service.ToUpperInvariant();

    public string StateText => State switch
    {
        SupportState.Works => "Works",
        SupportState.Differs => "Differs",
        _ => "Unsupported",
    };

    /// <summary>The table for the repository.</summary>
    public static string Markdown()
    {
        var text = new StringBuilder("# Operations of the endpoint\n\nWhat AWS's clients get from each operation of IAM, STS and IAM Access Analyzer. Printed by `dotnet run --project IamConsole -- operations`.\n");
        foreach (var service in All.GroupBy(row => row.ServiceName))
        {
            text.Append($"\n## {service.Key}\n\n{string.Join(", ", service.GroupBy(row => row.StateText).Select(state => $"{state.Count()} {state.Key}"))}\n\n| operation | state | how it differs |\n| --- | --- | --- |\n");
            foreach (var row in service)
            {
                text.Append($"| `{row.Operation}` | {row.StateText} | {row.Note} |\n");
            }
        }

        return text.ToString();
    }

    private static OperationSupport Of(string service, string name) => OperationRegistry.Of(service, name) switch
    {
        null => new(service, name, SupportState.Unsupported, $"Refused with {(AwsServiceModel.Of(service).IsRest ? "UnknownOperationException" : "InvalidAction")}."),
        { RefusedWith: { } code } => new(service, name, SupportState.Unsupported, $"Refused with {code}, as without the feature."),
        _ when Differences.TryGetValue(name, out var difference) => new(service, name, SupportState.Differs, difference),
        _ => new(service, name, SupportState.Works, null),
    };
}
