using System.Globalization;
using System.Text.RegularExpressions;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>A remark about a policy as results carry it.</summary>
/// <param name="FindingType">AWS's word: ERROR, SECURITY_WARNING, WARNING or SUGGESTION.</param>
/// <param name="IssueCode">AWS's code, such as <c>MISSING_ACTION</c>.</param>
/// <param name="FindingDetails">What is wrong and what to do.</param>
/// <param name="LearnMoreLink">AWS's page about the code.</param>
/// <param name="Locations">Where it is.</param>
public sealed partial record ValidatePolicyFinding(string FindingType, string IssueCode, string FindingDetails, string LearnMoreLink, IReadOnlyList<Location> Locations)
{
    private const string Checks = "access-analyzer-reference-policy-checks";

    internal static ValidatePolicyFinding Of(PolicyFinding finding)
    {
        var (type, anchor) = finding.Type switch
        {
            PolicyFindingType.Error => ("ERROR", "error"),
            PolicyFindingType.SecurityWarning => ("SECURITY_WARNING", "security-warning"),
            PolicyFindingType.Warning => ("WARNING", "general-warning"),
            _ => ("SUGGESTION", "suggestion"),
        };
        var code = finding.Code.ToLowerInvariant().Replace('_', '-');
        return new ValidatePolicyFinding(
            type, finding.Code, finding.Message, $"https://docs.aws.amazon.com/IAM/latest/UserGuide/{Checks}.html#{Checks}-{anchor}-{code}",
            [new Location([.. Step().Matches(finding.Path).Select(PathElement.Of)], new Span(Position.Of(finding.Span.Start), Position.Of(finding.Span.End)))]);
    }

    // A member's name, an index in brackets, or a name in brackets and quotation marks.
    [GeneratedRegex("""\[(?<index>\d+)\]|\["(?<value>(?:[^"\\]|\\.)*)"\]|(?<value>[^.\[\]]+)""")]
    private static partial Regex Step();
}

/// <summary>A place in a policy.</summary>
public sealed record Location(IReadOnlyList<PathElement> Path, Span Span);

/// <summary>A step on the way from the root: one of these.</summary>
public sealed record PathElement
{
    /// <summary>A place in a list, from 0.</summary>
    public int? Index { get; init; }

    /// <summary>The name of a member.</summary>
    public string? Value { get; init; }

    internal static PathElement Of(Match step) => step.Groups["index"] is { Success: true } index
        ? new() { Index = int.Parse(index.Value, CultureInfo.InvariantCulture) }
        : new() { Value = step.Groups["value"].Value };
}

/// <summary>A stretch of text.</summary>
public sealed record Span(Position Start, Position End);

/// <summary>A place in a text: line from 1, column and offset from 0.</summary>
public sealed record Position(int Line, int Column, int Offset)
{
    internal static Position Of(TextPosition position) => new(position.Line, position.Column - 1, position.Offset);
}
