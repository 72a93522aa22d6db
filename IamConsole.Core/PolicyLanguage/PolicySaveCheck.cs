namespace IamConsole.Core.PolicyLanguage;

/// <summary>What IAM refuses when a policy is saved, in IAM's order and words (error MalformedPolicyDocument).</summary>
/// <remarks>Sizes, and whether a principal exists, are the caller's to check. Unknown services, actions and keys are accepted.</remarks>
public static class PolicySaveCheck
{
    private const string SyntaxErrors = "Syntax errors in policy.";

    private static readonly string[] TrustActions =
        ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity", "sts:TagSession", "sts:SetSourceIdentity", "sts:SetContext"];

    /// <summary>The message of the first refusal, or <see langword="null"/> when the policy may be saved.</summary>
    public static string? FirstRefusal(string text, PolicyKind kind)
    {
        var (draft, findings) = PolicyParser.ParseDraft(text ?? "", kind);
        if (draft is null || findings.Findings.Any(IsSyntax) || !HasReadableValues(draft))
        {
            return SyntaxErrors;
        }

        return Has(findings, FindingCodes.InvalidVersion, "Policy document must be version 2012-10-17 or greater.")
            ?? Has(findings, FindingCodes.UniqueSidsRequired, "Statement IDs (SID) in a single policy must be unique.")
            ?? Has(findings, FindingCodes.UnsupportedSid, "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*")
            ?? Actions(draft)
            ?? ResourceSaveCheck.FirstRefusal(draft)
            ?? ActionSaveCheck.FirstRefusal(draft)
            ?? Resources(draft, kind)
            ?? Has(findings, FindingCodes.UnsupportedPrincipal, "Policy document should not specify a principal.")
            ?? Has(findings, FindingCodes.ServiceControlPrincipal, "Policy document should not specify a principal.")
            ?? (kind == PolicyKind.Trust ? Trust(draft) : Has(findings, FindingCodes.MissingPrincipal, SyntaxErrors));
    }

    private static bool IsSyntax(PolicyFinding finding) => finding.Type == PolicyFindingType.Error && finding.Code is not (
        FindingCodes.InvalidVersion
        or FindingCodes.UniqueSidsRequired
        or FindingCodes.UnsupportedSid
        or FindingCodes.MissingAction
        or FindingCodes.MissingResource
        or FindingCodes.UnsupportedPrincipal
        or FindingCodes.ServiceControlPrincipal
        or FindingCodes.MissingPrincipal
        or FindingCodes.DuplicateKeysWithDifferentCase
        or FindingCodes.UnsupportedWildcardInPrincipal
        or FindingCodes.TrustNotPrincipal
        or FindingCodes.TrustResource
        or FindingCodes.TrustWildcardPrincipal);

    private static string? Has(FindingList findings, string code, string message) =>
        findings.Findings.Any(finding => finding.Code == code) ? message : null;

    private static bool HasReadableValues(PolicyDocument draft)
    {
        foreach (var statement in draft.Statements)
        {
            foreach (var condition in statement.Conditions)
            {
                if (!ConditionOperator.TryParse(condition.Operator, out var parsed)
                    || condition.Values.Any(value => !ConditionLiterals.IsReadable(parsed.Family, value.Value, draft.HasVariables)))
                {
                    return false;
                }
            }

            var resources = statement.Resources ?? statement.NotResources ?? [];
            if (draft.HasVariables && resources.Any(resource => PolicyVariables.Check(resource.Value) != VariableError.None))
            {
                return false;
            }
        }

        return true;
    }

    private static string? Actions(PolicyDocument draft) =>
        draft.Statements.Any(statement => (statement.Actions ?? statement.NotActions) is not { Count: > 0 })
            ? "Policy statement must contain actions."
            : null;

    private static string? Resources(PolicyDocument draft, PolicyKind kind)
    {
        var isOptional = kind is PolicyKind.Trust or PolicyKind.Resource or PolicyKind.VpcEndpoint;
        return draft.Statements.Any(statement => (statement.Resources ?? statement.NotResources) is { Count: 0 } || (!isOptional && statement is { Resources: null, NotResources: null }))
            ? "Policy statement must contain resources."
            : null;
    }

    private static string? Trust(PolicyDocument draft)
    {
        foreach (var statement in draft.Statements)
        {
            var prohibited = statement switch
            {
                { Resources: not null } => "Resource",
                { NotResources: not null } => "NotResource",
                { NotPrincipal: not null } => "NotPrincipal",
                _ => null,
            };
            if (prohibited is not null)
            {
                return $"Has prohibited field {prohibited}.";
            }

            if (statement.Principal is null or { Entries.Count: 0 })
            {
                return "Missing required field Principal";
            }
        }

        var foreign = draft.Statements.SelectMany(statement => statement.Actions ?? []).Any(action => !IsTrustAction(action.Value));
        return foreign ? "AssumeRole policy may only specify STS AssumeRole actions." : PrincipalSaveCheck.FirstRefusal(draft);
    }

    private static bool IsTrustAction(string pattern) =>
        pattern.StartsWith("sts:", StringComparison.OrdinalIgnoreCase)
        && TrustActions.Any(action => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, action));
}
