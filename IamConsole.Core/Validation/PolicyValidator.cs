using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Validation;

/// <summary>Policy checks as IAM Access Analyzer makes them (IAM User Guide, Access Analyzer policy check reference).</summary>
public static class PolicyValidator
{
    private static readonly Action<ValidationContext>[] Checks =
    [
        DocumentChecks.Check,
        ServiceControlChecks.Check,
        ResourceControlChecks.Check,
        ActionChecks.Check,
        ResourceChecks.Check,
        ResourcePolicyChecks.Check,
        PrincipalChecks.Check,
        PrincipalArnChecks.Check,
        ServicePrincipalChecks.Check,
        TrustChecks.Check,
        AudienceChecks.Check,
        ConditionKeyChecks.Check,
        KeyScopeChecks.Check,
        ConditionValueChecks.Check,
        WildcardConditionChecks.Check,
        KmsValueChecks.Check,
        NetworkChecks.Check,
        TagSupportChecks.Check,
        TrustworthinessChecks.Check,
        SensitiveActionChecks.Check,
        RedundancyChecks.Check,
    ];

    /// <summary>All findings in the order of the text, those of the parser first where two share a place. Never throws.</summary>
    /// <param name="text">The policy as it is being written.</param>
    /// <param name="kind">What it will be attached to.</param>
    /// <param name="catalog">Services, actions and condition keys that exist.</param>
    public static IReadOnlyList<PolicyFinding> Validate(string text, PolicyKind kind, ServiceCatalog catalog)
    {
        var (draft, findings) = PolicyParser.ParseDraft(text ?? "", kind);
        if (draft is null)
        {
            return findings.Findings;
        }

        var context = new ValidationContext(draft, catalog, findings);
        foreach (var check in Checks)
        {
            check(context);
        }

        return [.. findings.Findings.OrderBy(finding => finding.Span.Start.Offset)];
    }
}
