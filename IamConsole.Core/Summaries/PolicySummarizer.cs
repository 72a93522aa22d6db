using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Summaries;

/// <summary>
/// Summarises identity-based policies by service and access level (IAM User Guide, Understanding permissions granted by a
/// policy). Beyond AWS, a policy with NotResource has a summary too.
/// </summary>
public static class PolicySummarizer
{
    /// <summary>Summarises a policy's text; a text that is no identity-based policy has AWS's message instead.</summary>
    /// <param name="text">The JSON document.</param>
    /// <param name="accountId">Twelve digits; resources of that account show as "This account".</param>
    public static PolicySummary Summarize(string text, string? accountId = null) =>
        PolicyParser.Parse(text, PolicyKind.Identity).Document is { } document ? Summarize(document, accountId) : PolicySummary.NotAvailable;

    /// <summary>Summarises one policy.</summary>
    /// <param name="document">The policy.</param>
    /// <param name="accountId">Twelve digits; resources of that account show as "This account".</param>
    public static PolicySummary Summarize(PolicyDocument document, string? accountId = null) =>
        Collect([(null, document)], accountId)?.ToSummary() ?? PolicySummary.NotAvailable;

    /// <summary>Summarises policies that take effect together, such as all of a user's; rows of the third level name theirs.</summary>
    /// <param name="policies">The policies; their order does not matter.</param>
    /// <param name="accountId">Twelve digits; resources of that account show as "This account".</param>
    /// <param name="boundary">The permissions boundary, whose intersection with them is counted; none where nothing bounds them.</param>
    public static PolicySummary Summarize(IEnumerable<NamedPolicy> policies, string? accountId = null, PolicyDocument? boundary = null)
    {
        var limit = boundary is null ? null : new BoundaryLimit(Collect([(null, boundary)], accountId) ?? new SummaryCollector(ServiceCatalog.Current, accountId));
        return Collect([.. policies.Select(policy => ((NamedPolicy?)policy, policy.Document))], accountId)?.ToSummary(limit) ?? PolicySummary.NotAvailable;
    }

    /// <returns>None where a statement names principals.</returns>
    private static SummaryCollector? Collect(List<(NamedPolicy? Policy, PolicyDocument Document)> policies, string? accountId)
    {
        var collector = new SummaryCollector(ServiceCatalog.Current, accountId);
        foreach (var (policy, document) in policies)
        {
            foreach (var statement in document.Statements)
            {
                if (statement.Principal is not null || statement.NotPrincipal is not null)
                {
                    return null;
                }

                collector.Add(new StatementScope(policy, document, statement), statement);
            }
        }

        return collector;
    }
}
