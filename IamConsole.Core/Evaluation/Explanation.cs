using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Evaluation;

/// <summary>Why a request was decided as it was.</summary>
/// <param name="Decision">What <see cref="PolicyEvaluator.Evaluate"/> answers.</param>
/// <param name="Layers">The kinds of policy that are there, in the order of evaluation.</param>
public sealed record Explanation(Decision Decision, IReadOnlyList<LayerExplanation> Layers)
{
    /// <summary>The statements that matched, Allow and Deny, of the policies that concern the requester.</summary>
    public IEnumerable<StatementExplanation> Matched => Layers.Where(layer => layer.Verdict != LayerVerdict.NotApplicable).SelectMany(layer => layer.Statements).Where(statement => statement.Matches);
}

/// <summary>What one kind of policy says.</summary>
/// <param name="Layer">The kind.</param>
/// <param name="Verdict">What it says by itself.</param>
/// <param name="Statements">Every statement considered, in the order of policies and text.</param>
public sealed record LayerExplanation(PolicyLayer Layer, LayerVerdict Verdict, IReadOnlyList<StatementExplanation> Statements);

/// <summary>How one statement fared.</summary>
/// <param name="Policy">The policy's name in the set.</param>
/// <param name="Statement">The statement, which knows its place in the text.</param>
/// <param name="Failure">The first clause that kept it from matching; <see langword="null"/> when it matched.</param>
public sealed record StatementExplanation(string Policy, PolicyStatement Statement, FailedClause? Failure)
{
    /// <summary>Whether the statement applies to the request.</summary>
    public bool Matches => Failure is null;
}

/// <summary>A clause that did not match, with the two sides compared.</summary>
/// <param name="Element">Action, NotAction, Resource, NotResource, Principal, NotPrincipal or Condition.</param>
/// <param name="Operator">The condition's operator.</param>
/// <param name="Key">The condition's key.</param>
/// <param name="Wanted">The policy's values as written.</param>
/// <param name="Actual">The request's values; empty when it lacks the key.</param>
/// <param name="Span">Where the clause stands in the policy's text.</param>
/// <param name="Path">The clause's way from the root of the document.</param>
public sealed record FailedClause(
    string Element,
    string? Operator,
    string? Key,
    IReadOnlyList<string> Wanted,
    IReadOnlyList<string> Actual,
    TextSpan Span,
    string Path)
{
    /// <summary>Whether the request's values are kept from who reads the explanation; <see cref="Actual"/> is then empty.</summary>
    public bool HidesActual { get; init; }
}
