using IamConsole.Core.PolicyLanguage.Syntax;

namespace IamConsole.Core.PolicyLanguage;

/// <summary>A part of a policy that knows its place in the text.</summary>
public abstract class PolicyNode
{
    private protected PolicyNode(SyntaxNode syntax) => Syntax = syntax;

    /// <summary>Where the part stands in the text.</summary>
    public TextSpan Span => Syntax.Span;

    /// <summary>The way from the root, such as <c>Statement[0].Condition.StringEquals["aws:username"]</c>.</summary>
    public string Path => Syntax.Path;

    internal SyntaxNode Syntax { get; }
}

/// <summary>One value of a policy: an action, a resource, a principal's id, a condition's value.</summary>
public sealed class PolicyString : PolicyNode
{
    internal PolicyString(SyntaxNode syntax)
        : base(syntax)
    {
    }

    /// <summary>The text without JSON's escapes; a bare number or bool as it is written.</summary>
    public string Value => Syntax.Value;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Whose identity a member of a Principal element names.</summary>
public enum PolicyPrincipalType
{
    /// <summary>An account, user, role or session; <c>*</c> is everyone.</summary>
    Aws,

    /// <summary>A SAML or OpenID Connect provider.</summary>
    Federated,

    /// <summary>An AWS service.</summary>
    Service,

    /// <summary>A canonical user id of Amazon S3.</summary>
    CanonicalUser,
}

/// <summary>One principal of a Principal or NotPrincipal element.</summary>
public sealed class PolicyPrincipalEntry : PolicyNode
{
    internal PolicyPrincipalEntry(PolicyPrincipalType type, SyntaxNode syntax)
        : base(syntax) => Type = type;

    /// <summary>Which member the value stands under.</summary>
    public PolicyPrincipalType Type { get; }

    /// <summary>ARN, account id, service name, provider or canonical id as written.</summary>
    public string Value => Syntax.Value;

    /// <summary>Whether the entry is <c>*</c>, which as an AWS principal means everyone.</summary>
    public bool IsEveryone => Type == PolicyPrincipalType.Aws && Value == "*";
}

/// <summary>A Principal or NotPrincipal element.</summary>
public sealed class PolicyPrincipal : PolicyNode
{
    internal PolicyPrincipal(SyntaxNode syntax, bool isBareWildcard, IReadOnlyList<PolicyPrincipalEntry> entries)
        : base(syntax)
    {
        IsBareWildcard = isBareWildcard;
        Entries = entries;
    }

    /// <summary>Whether the element is the bare string <c>"*"</c>; then there is one entry that means everyone.</summary>
    public bool IsBareWildcard { get; }

    /// <summary>The principals in the order of the text.</summary>
    public IReadOnlyList<PolicyPrincipalEntry> Entries { get; }
}

/// <summary>One key of a Condition element with the operator that it stands under.</summary>
public sealed class PolicyCondition : PolicyNode
{
    internal PolicyCondition(SyntaxNode syntax, string operatorName, TextSpan operatorSpan, IReadOnlyList<PolicyString> values)
        : base(syntax)
    {
        Operator = operatorName;
        OperatorSpan = operatorSpan;
        Values = values;
    }

    /// <summary>The operator as written, with qualifier and suffix: <c>ForAnyValue:StringLikeIfExists</c>.</summary>
    public string Operator { get; }

    /// <summary>Where the operator's name stands.</summary>
    public TextSpan OperatorSpan { get; }

    /// <summary>The condition key as written. Keys are compared without regard to case.</summary>
    public string Key => Syntax.Name!;

    /// <summary>Where the key stands.</summary>
    public TextSpan KeySpan => Syntax.NameSpan;

    /// <summary>The values, of which any one may match.</summary>
    public IReadOnlyList<PolicyString> Values { get; }
}
