using IamConsole.Core.PolicyLanguage.Syntax;

namespace IamConsole.Core.PolicyLanguage;

/// <summary>What a statement does when it matches.</summary>
public enum PolicyEffect
{
    /// <summary>Refuses, whatever else allows.</summary>
    Deny,

    /// <summary>Allows, unless something denies.</summary>
    Allow,
}

/// <summary>A policy as its author wrote it. Immutable.</summary>
public sealed class PolicyDocument : PolicyNode
{
    /// <summary>The version that has policy variables.</summary>
    public const string CurrentVersion = "2012-10-17";

    /// <summary>The version that a document without one has.</summary>
    public const string LegacyVersion = "2008-10-17";

    internal PolicyDocument(string text, PolicyKind kind, SyntaxNode syntax, PolicyString? version, PolicyString? id, IReadOnlyList<PolicyStatement> statements)
        : base(syntax)
    {
        Text = text;
        Kind = kind;
        Version = version?.Value;
        Id = id?.Value;
        Statements = statements;
    }

    /// <summary>The text that was parsed, unchanged.</summary>
    public string Text { get; }

    /// <summary>What the document was parsed as.</summary>
    public PolicyKind Kind { get; }

    /// <summary>The Version element, or <see langword="null"/>, which means <see cref="LegacyVersion"/>.</summary>
    public string? Version { get; }

    /// <summary>The Id element.</summary>
    public string? Id { get; }

    /// <summary>The statements in the order of the text.</summary>
    public IReadOnlyList<PolicyStatement> Statements { get; }

    /// <summary>Whether <c>${key}</c> is a policy variable here, which Version 2012-10-17 brings.</summary>
    public bool HasVariables => Version == CurrentVersion;
}

/// <summary>One statement of a policy. Of each pair (Action and NotAction ...) at most one is there.</summary>
public sealed class PolicyStatement : PolicyNode
{
    internal PolicyStatement(SyntaxNode syntax, int index)
        : base(syntax) => Index = index;

    /// <summary>The place in the document, from 0.</summary>
    public int Index { get; }

    /// <summary>The Sid element.</summary>
    public string? Sid { get; init; }

    /// <summary>The Effect element.</summary>
    public PolicyEffect Effect { get; init; }

    /// <summary>The Action element.</summary>
    public IReadOnlyList<PolicyString>? Actions { get; init; }

    /// <summary>The NotAction element.</summary>
    public IReadOnlyList<PolicyString>? NotActions { get; init; }

    /// <summary>The Resource element.</summary>
    public IReadOnlyList<PolicyString>? Resources { get; init; }

    /// <summary>The NotResource element.</summary>
    public IReadOnlyList<PolicyString>? NotResources { get; init; }

    /// <summary>The Principal element.</summary>
    public PolicyPrincipal? Principal { get; init; }

    /// <summary>The NotPrincipal element.</summary>
    public PolicyPrincipal? NotPrincipal { get; init; }

    /// <summary>The Condition element, one item for each operator and key; empty without one.</summary>
    public IReadOnlyList<PolicyCondition> Conditions { get; init; } = [];
}
