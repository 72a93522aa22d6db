using IamConsole.Core.Arns;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Reports;

/// <summary>Whether a role can be assumed from another account by whoever is allowed to there (IAM User Guide, The confused deputy problem).</summary>
internal static class TrustConditions
{
    // What somebody who only knows the role's ARN, or whom another customer of a service sends, does not have.
    private static readonly string[] Proofs = ["sts:ExternalId", "aws:MultiFactorAuthPresent", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths"];

    /// <param name="account">The role's account.</param>
    /// <param name="trustPolicy">As it is stored: users and roles of the installation by their ids.</param>
    public static bool TrustsOthersWithoutProof(AccountId account, string trustPolicy) =>
        PolicyParser.Parse(trustPolicy, PolicyKind.Trust).Document?.Statements.Any(statement =>
            statement.Effect == PolicyEffect.Allow
            && (statement.NotPrincipal is not null || statement.Principal?.Entries.Any(entry => entry.Type == PolicyPrincipalType.Aws && IsOther(account, entry)) == true)
            && !statement.Conditions.Any(IsProof)) == true;

    private static bool IsOther(AccountId account, PolicyPrincipalEntry entry) =>
        entry.IsEveryone || (AccountIn(entry.Value) is { } named && named != account.ToString());

    private static string? AccountIn(string value) =>
        AccountId.IsValid(value) ? value : Arn.TryParse(value, out var arn) ? arn.Account : UniqueIds.AccountOf(value)?.ToString();

    private static bool IsProof(PolicyCondition condition) =>
        Proofs.Contains(condition.Key, StringComparer.OrdinalIgnoreCase)
        && ConditionOperator.TryParse(condition.Operator, out var parsed)
        && parsed is { IsNegated: false, IfExists: false, Quantifier: not ConditionQuantifier.ForAllValues, Family: ConditionFamily.Text or ConditionFamily.Bool };
}
