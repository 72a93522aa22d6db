using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyDrafting;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Validation;

namespace IamConsole.Components.Shared;

/// <summary>What the editors of policy documents have in common: a beginning, findings while typing, and what keeps a text from being saved.</summary>
public static class PolicyDraft
{
    /// <summary>What a new policy begins with.</summary>
    public const string Template = """
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Sid": "Statement1",
                    "Effect": "Allow",
                    "Action": [],
                    "Resource": []
                }
            ]
        }
        """;

    private const string Malformed = "MALFORMED_POLICY_DOCUMENT";

    /// <summary>Everything remarked about a text, each at its place. What IAM would refuse is among them.</summary>
    public static IReadOnlyList<EditorFinding> Findings(string text, PolicyKind kind)
    {
        var findings = PolicyValidator.Validate(text, kind, ServiceCatalog.Current).Select(Of).ToList();
        if (!findings.Exists(finding => finding.Severity == EditorFinding.Error) && PolicySaveCheck.FirstRefusal(text, kind) is { } refusal)
        {
            findings.Add(new EditorFinding(EditorFinding.Error, Malformed, refusal, 1, 1, 1, 2));
        }

        return findings;
    }

    /// <summary>Why a text cannot be saved, in words for a person, or none.</summary>
    /// <param name="text">The document.</param>
    /// <param name="kind">What it is for.</param>
    /// <param name="sizeLimit">Characters without white space.</param>
    public static string? Problem(string text, PolicyKind kind, int sizeLimit)
    {
        if (PolicySaveCheck.FirstRefusal(text, kind) is { } refusal)
        {
            return $"IAM would refuse this policy: {refusal}";
        }

        var size = PolicySize.Count(text);
        return size <= sizeLimit ? null : FormattableString.Invariant($"The policy has {size:N0} characters without white space; {sizeLimit:N0} are allowed. Shorten it by {size - sizeLimit:N0}.");
    }

    /// <summary>The text with one more statement to fill in, behind the last one; none where the text cannot be read.</summary>
    public static string? WithNewStatement(string text) => DraftDocument.TryRead(text, ServiceCatalog.Current, out _)?.WithNew();

    private static EditorFinding Of(PolicyFinding finding) => new(
        finding.Type switch
        {
            PolicyFindingType.Error => EditorFinding.Error,
            PolicyFindingType.SecurityWarning => EditorFinding.Security,
            PolicyFindingType.Warning => EditorFinding.Warning,
            _ => EditorFinding.Suggestion,
        },
        finding.Code,
        finding.Message,
        finding.Span.Start.Line,
        finding.Span.Start.Column,
        finding.Span.End.Line,
        finding.Span.End.Column);
}
