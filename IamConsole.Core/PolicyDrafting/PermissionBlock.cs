using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.PolicyDrafting;

/// <summary>A statement taken apart for a visual editor. Immutable; of identity-based policies, so without principal.</summary>
public sealed record PermissionBlock
{
    /// <summary>What a block begins with: it allows nothing yet.</summary>
    public static PermissionBlock Empty { get; } = new();

    /// <summary>The Sid element.</summary>
    public string? Sid { get; init; }

    /// <summary>The Effect element.</summary>
    public PolicyEffect Effect { get; init; } = PolicyEffect.Allow;

    /// <summary>The Action or NotAction element.</summary>
    public NamedValues Actions { get; init; } = NamedValues.None;

    /// <summary>The Resource or NotResource element.</summary>
    public NamedValues Resources { get; init; } = NamedValues.None;

    /// <summary>One item for each operator and key; no two have the same of both.</summary>
    public IReadOnlyList<BlockCondition> Conditions { get; init; } = [];
}

/// <summary>What an element or its Not-element names.</summary>
/// <param name="IsExcept">Whether everything is meant but what is named: NotAction, NotResource.</param>
/// <param name="Values">Actions or ARNs as written, wildcards included.</param>
public sealed record NamedValues(bool IsExcept, IReadOnlyList<string> Values)
{
    /// <summary>An empty list, which never matches.</summary>
    public static NamedValues None { get; } = new(false, []);

    /// <summary>The star alone.</summary>
    public static NamedValues Everything { get; } = new(false, ["*"]);

    /// <summary>Whether this is the star alone, not excepted.</summary>
    public bool IsEverything => !IsExcept && Values is ["*"];

    internal bool SameAs(NamedValues other) => IsExcept == other.IsExcept && Values.SequenceEqual(other.Values, StringComparer.Ordinal);
}

/// <summary>One key of a Condition element with its operator.</summary>
/// <param name="Operator">As written, with qualifier and suffix: <c>ForAnyValue:StringLikeIfExists</c>.</param>
/// <param name="Key">As written.</param>
/// <param name="Values">Of which any one may match.</param>
public sealed record BlockCondition(string Operator, string Key, IReadOnlyList<string> Values)
{
    /// <summary>Whether both have the same operator and key, so that a policy can say only one of them.</summary>
    public bool Collides(BlockCondition other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Operator == other.Operator && string.Equals(Key, other.Key, StringComparison.OrdinalIgnoreCase);
    }

    internal bool SameAs(BlockCondition other) =>
        Operator == other.Operator && Key == other.Key && Values.SequenceEqual(other.Values, StringComparer.Ordinal);
}
