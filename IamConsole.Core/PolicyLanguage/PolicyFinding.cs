namespace IamConsole.Core.PolicyLanguage;

/// <summary>How serious a finding is, as IAM Access Analyzer's policy checks grade it.</summary>
public enum PolicyFindingType
{
    /// <summary>The policy does not work as written.</summary>
    Error,

    /// <summary>The policy grants more than is wise.</summary>
    SecurityWarning,

    /// <summary>The policy may not do what was meant.</summary>
    Warning,

    /// <summary>The policy could be simpler or clearer.</summary>
    Suggestion,
}

/// <summary>One remark about a policy's text.</summary>
/// <param name="Type">How serious it is.</param>
/// <param name="Code">The issue code of IAM Access Analyzer's policy checks, such as <c>MISSING_ACTION</c>.</param>
/// <param name="Message">A short text that says how to mend it.</param>
/// <param name="Span">Where it is.</param>
/// <param name="Path">The element that it concerns, such as <c>Statement[0].Action[2]</c>; empty for the whole document.</param>
public sealed record PolicyFinding(PolicyFindingType Type, string Code, string Message, TextSpan Span, string Path);

/// <summary>What reading a policy's text gave.</summary>
/// <param name="Document">The policy; <see langword="null"/> when the text cannot be a policy of the kind asked for.</param>
/// <param name="Findings">Everything remarked while reading, in the order of the text.</param>
public sealed record PolicyParseResult(PolicyDocument? Document, IReadOnlyList<PolicyFinding> Findings)
{
    /// <summary>Whether there is a document to evaluate.</summary>
    public bool IsUsable => Document is not null;
}
