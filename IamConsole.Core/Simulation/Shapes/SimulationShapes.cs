namespace IamConsole.Core.Simulation.Shapes;

/// <summary>A condition key of the simulated requests, with its value or values.</summary>
/// <param name="ContextKeyName">Such as <c>aws:SourceIp</c>.</param>
public sealed record ContextEntry(string ContextKeyName)
{
    /// <summary>One value, or several for the types of lists.</summary>
    public IReadOnlyList<string>? ContextKeyValues { get; init; }

    /// <summary><c>string</c>, <c>stringList</c>, <c>numeric</c> ...; without it text, several values being a list.</summary>
    public string? ContextKeyType { get; init; }
}

/// <summary>The answer to one simulated action on one resource.</summary>
public sealed record EvaluationResult
{
    public required string EvalActionName { get; init; }

    /// <summary>The resource's ARN; <c>*</c> where none was given, and for the resources of an EC2 scenario together.</summary>
    public required string EvalResourceName { get; init; }

    /// <summary><c>allowed</c>, <c>explicitDeny</c> or <c>implicitDeny</c>.</summary>
    public required string EvalDecision { get; init; }

    /// <summary>The statements that match; with an explicit deny only those that deny.</summary>
    public required IReadOnlyList<MatchedStatement> MatchedStatements { get; init; }

    /// <summary>Keys that the statements about this request ask for and nobody gave.</summary>
    public required IReadOnlyList<string> MissingContextValues { get; init; }

    /// <summary>What a permissions boundary says; none where there is no boundary.</summary>
    public PermissionsBoundaryDecisionDetail? PermissionsBoundaryDecisionDetail { get; init; }

    /// <summary>What each kind of policy says, across accounts; empty for a resource of the caller's account, none for <c>*</c>.</summary>
    public IReadOnlyDictionary<string, string>? EvalDecisionDetails { get; init; }

    /// <summary>The same for each resource that was given; none for <c>*</c>.</summary>
    public IReadOnlyList<ResourceSpecificResult>? ResourceSpecificResults { get; init; }
}

/// <summary>The answer to one simulated action on one of the resources that were given.</summary>
public sealed record ResourceSpecificResult
{
    public required string EvalResourceName { get; init; }

    /// <summary><c>allowed</c>, <c>explicitDeny</c> or <c>implicitDeny</c>.</summary>
    public required string EvalResourceDecision { get; init; }

    public required IReadOnlyList<MatchedStatement> MatchedStatements { get; init; }

    public required IReadOnlyList<string> MissingContextValues { get; init; }

    public PermissionsBoundaryDecisionDetail? PermissionsBoundaryDecisionDetail { get; init; }

    public IReadOnlyDictionary<string, string>? EvalDecisionDetails { get; init; }
}

/// <summary>A statement with its place in its policy's text.</summary>
/// <param name="SourcePolicyId"><c>PolicyInputList.1</c>, a managed policy's name, or <c>user_NAME_POLICY</c> for an inline policy.</param>
/// <param name="SourcePolicyType"><c>IAM Policy</c>, <c>Permissions Boundary Policy</c> or <c>Resource Policy</c>, as the live service says it.</param>
/// <param name="StartPosition">The statement's opening brace.</param>
/// <param name="EndPosition">The place after its closing brace.</param>
public sealed record MatchedStatement(string SourcePolicyId, string SourcePolicyType, Position StartPosition, Position EndPosition);

/// <summary>A place in a policy's text.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">Characters into the line, from 1.</param>
public sealed record Position(int Line, int Column);

/// <param name="AllowedByPermissionsBoundary">Whether the boundary allows and does not deny.</param>
public sealed record PermissionsBoundaryDecisionDetail(bool AllowedByPermissionsBoundary);

/// <summary>One page of answers.</summary>
public sealed record SimulatePolicyResult(IReadOnlyList<EvaluationResult> EvaluationResults, bool IsTruncated, string? Marker);

/// <summary>Condition keys that policies mention, each once, in the order of mention.</summary>
public sealed record GetContextKeysResult(IReadOnlyList<string> ContextKeyNames);
