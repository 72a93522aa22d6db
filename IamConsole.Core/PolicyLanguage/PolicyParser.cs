using IamConsole.Core.PolicyLanguage.Syntax;

namespace IamConsole.Core.PolicyLanguage;

/// <summary>Reads policy documents. Never throws: whatever is wrong is a finding with its place.</summary>
/// <remarks>
/// Refused here is what cannot be a policy of the kind: other than strict JSON, duplicate or unknown elements, wrong
/// types, both of an exclusive pair, missing or prohibited elements, an unknown Version. An unknown operator or an
/// unreadable value leaves a document, with findings; it is refused when a policy is saved
/// (<see cref="PolicySaveCheck"/>) and fails closed when it is evaluated.
/// </remarks>
public static class PolicyParser
{
    /// <summary>Reads <paramref name="text"/> as a policy of <paramref name="kind"/>.</summary>
    public static PolicyParseResult Parse(string text, PolicyKind kind)
    {
        var (draft, findings) = ParseDraft(text ?? "", kind);
        return new PolicyParseResult(findings.IsBlocked ? null : draft, findings.Findings);
    }

    /// <summary>Reads as much as there is, for callers that say themselves what is wrong.</summary>
    internal static (PolicyDocument? Draft, FindingList Findings) ParseDraft(string text, PolicyKind kind)
    {
        var findings = new FindingList();
        var root = new JsonReader(text).Read(out var error, out var errorSpan);
        if (root is null)
        {
            findings.Block(FindingCodes.JsonSyntaxError, error!, errorSpan, "");
            return (null, findings);
        }

        if (root.Kind != SyntaxKind.Object)
        {
            findings.Block(FindingCodes.DataTypeMismatch, "A policy is a JSON object.", root);
            return (null, findings);
        }

        return (new DocumentReader(text, kind, findings).Read(root), findings);
    }
}
