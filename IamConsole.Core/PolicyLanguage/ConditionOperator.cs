using System.Collections.Frozen;

namespace IamConsole.Core.PolicyLanguage;

/// <summary>The kind of value that an operator compares.</summary>
public enum ConditionFamily
{
    /// <summary>Text: the String operators.</summary>
    Text,

    /// <summary>Whole or decimal numbers.</summary>
    Numeric,

    /// <summary>ISO 8601 dates or seconds since 1970.</summary>
    Date,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>Bytes as base64.</summary>
    Binary,

    /// <summary>IPv4 or IPv6 address ranges.</summary>
    IpAddress,

    /// <summary>Amazon Resource Names.</summary>
    Arn,

    /// <summary>Whether a key is there at all.</summary>
    Null,
}

/// <summary>How an operator compares, before negation.</summary>
public enum ConditionComparison
{
    /// <summary>The same value; for addresses: inside the range.</summary>
    Equal,

    /// <summary>The same text but for case.</summary>
    EqualIgnoreCase,

    /// <summary>Text or ARN with <c>*</c> and <c>?</c>.</summary>
    Like,

    /// <summary>Smaller or earlier.</summary>
    LessThan,

    /// <summary>Smaller, earlier or the same.</summary>
    LessThanEqual,

    /// <summary>Greater or later.</summary>
    GreaterThan,

    /// <summary>Greater, later or the same.</summary>
    GreaterThanEqual,
}

/// <summary>Which of a multivalued key's values must match.</summary>
public enum ConditionQuantifier
{
    /// <summary>The key has one value.</summary>
    None,

    /// <summary>Every one of the request's values; true without any.</summary>
    ForAllValues,

    /// <summary>At least one of the request's values; false without any.</summary>
    ForAnyValue,
}

/// <summary>A condition operator taken apart (IAM User Guide, JSON policy elements: condition operators).</summary>
/// <param name="Family">The kind of value.</param>
/// <param name="Comparison">How it compares, before negation.</param>
/// <param name="IsNegated">Whether the comparison must fail for all of the policy's values.</param>
/// <param name="Quantifier">Set qualifier.</param>
/// <param name="IfExists">Whether an absent key satisfies the operator.</param>
public readonly record struct ConditionOperator(
    ConditionFamily Family,
    ConditionComparison Comparison,
    bool IsNegated,
    ConditionQuantifier Quantifier = ConditionQuantifier.None,
    bool IfExists = false)
{
    private const string ForAllValuesPrefix = "ForAllValues:";
    private const string ForAnyValuePrefix = "ForAnyValue:";
    private const string IfExistsSuffix = "IfExists";

    private static readonly Dictionary<string, ConditionOperator> Known = new()
    {
        ["StringEquals"] = new(ConditionFamily.Text, ConditionComparison.Equal, false),
        ["StringNotEquals"] = new(ConditionFamily.Text, ConditionComparison.Equal, true),
        ["StringEqualsIgnoreCase"] = new(ConditionFamily.Text, ConditionComparison.EqualIgnoreCase, false),
        ["StringNotEqualsIgnoreCase"] = new(ConditionFamily.Text, ConditionComparison.EqualIgnoreCase, true),
        ["StringLike"] = new(ConditionFamily.Text, ConditionComparison.Like, false),
        ["StringNotLike"] = new(ConditionFamily.Text, ConditionComparison.Like, true),
        ["NumericEquals"] = new(ConditionFamily.Numeric, ConditionComparison.Equal, false),
        ["NumericNotEquals"] = new(ConditionFamily.Numeric, ConditionComparison.Equal, true),
        ["NumericLessThan"] = new(ConditionFamily.Numeric, ConditionComparison.LessThan, false),
        ["NumericLessThanEquals"] = new(ConditionFamily.Numeric, ConditionComparison.LessThanEqual, false),
        ["NumericGreaterThan"] = new(ConditionFamily.Numeric, ConditionComparison.GreaterThan, false),
        ["NumericGreaterThanEquals"] = new(ConditionFamily.Numeric, ConditionComparison.GreaterThanEqual, false),
        ["DateEquals"] = new(ConditionFamily.Date, ConditionComparison.Equal, false),
        ["DateNotEquals"] = new(ConditionFamily.Date, ConditionComparison.Equal, true),
        ["DateLessThan"] = new(ConditionFamily.Date, ConditionComparison.LessThan, false),
        ["DateLessThanEquals"] = new(ConditionFamily.Date, ConditionComparison.LessThanEqual, false),
        ["DateGreaterThan"] = new(ConditionFamily.Date, ConditionComparison.GreaterThan, false),
        ["DateGreaterThanEquals"] = new(ConditionFamily.Date, ConditionComparison.GreaterThanEqual, false),
        ["Bool"] = new(ConditionFamily.Bool, ConditionComparison.Equal, false),
        ["BinaryEquals"] = new(ConditionFamily.Binary, ConditionComparison.Equal, false),
        ["IpAddress"] = new(ConditionFamily.IpAddress, ConditionComparison.Equal, false),
        ["NotIpAddress"] = new(ConditionFamily.IpAddress, ConditionComparison.Equal, true),
        ["ArnEquals"] = new(ConditionFamily.Arn, ConditionComparison.Like, false),
        ["ArnLike"] = new(ConditionFamily.Arn, ConditionComparison.Like, false),
        ["ArnNotEquals"] = new(ConditionFamily.Arn, ConditionComparison.Like, true),
        ["ArnNotLike"] = new(ConditionFamily.Arn, ConditionComparison.Like, true),
        ["Null"] = new(ConditionFamily.Null, ConditionComparison.Equal, false),
    };

    private static readonly FrozenDictionary<string, ConditionOperator> Plain = Known.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The operators without qualifier and suffix, in the order of the User Guide.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Keys];

    /// <summary>Takes an operator's name apart. Names are compared exactly; <c>NullIfExists</c> does not exist.</summary>
    public static bool TryParse(string name, out ConditionOperator parsed)
    {
        var rest = name;
        var quantifier = ConditionQuantifier.None;
        if (rest.StartsWith(ForAllValuesPrefix, StringComparison.Ordinal))
        {
            quantifier = ConditionQuantifier.ForAllValues;
            rest = rest[ForAllValuesPrefix.Length..];
        }
        else if (rest.StartsWith(ForAnyValuePrefix, StringComparison.Ordinal))
        {
            quantifier = ConditionQuantifier.ForAnyValue;
            rest = rest[ForAnyValuePrefix.Length..];
        }

        var ifExists = rest.EndsWith(IfExistsSuffix, StringComparison.Ordinal);
        if (ifExists)
        {
            rest = rest[..^IfExistsSuffix.Length];
        }

        if (!Plain.TryGetValue(rest, out var plain) || (ifExists && plain.Family == ConditionFamily.Null))
        {
            parsed = default;
            return false;
        }

        parsed = plain with { Quantifier = quantifier, IfExists = ifExists };
        return true;
    }
}
