using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.PolicyDrafting;

/// <summary>A condition operator's name taken apart, as an editor offers it.</summary>
/// <param name="Qualifier">For keys with several values.</param>
/// <param name="Name">The operator proper: "StringLike".</param>
/// <param name="IfExists">Whether a request without the key passes.</param>
public readonly record struct OperatorParts(ConditionQuantifier Qualifier, string Name, bool IfExists)
{
    private const string IfExistsSuffix = "IfExists";

    /// <summary>Takes a name apart that <see cref="ConditionOperator.TryParse"/> accepts.</summary>
    public static OperatorParts Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var qualifier = colon < 0 ? ConditionQuantifier.None : Enum.Parse<ConditionQuantifier>(name[..colon]);
        var rest = name[(colon + 1)..];
        return rest.EndsWith(IfExistsSuffix, StringComparison.Ordinal) ? new(qualifier, rest[..^IfExistsSuffix.Length], true) : new(qualifier, rest, false);
    }

    /// <summary>The operators that fit a key of the type, the usual one first; Null fits every key.</summary>
    public static IReadOnlyList<string> For(ConditionKeyType type) =>
        [.. ConditionOperator.Names.Where(name => Family(name) is var family && (family == ConditionFamily.Null || Fits(family, type)))];

    /// <summary>The kind of value that an operator compares.</summary>
    public static ConditionFamily Family(string name) =>
        ConditionOperator.TryParse(name, out var parsed) ? parsed.Family : throw new ArgumentException($"There is no operator {name}.", nameof(name));

    /// <summary>The whole name.</summary>
    public override string ToString() => (Qualifier == ConditionQuantifier.None ? "" : $"{Qualifier}:") + Name + (IfExists ? IfExistsSuffix : "");

    private static bool Fits(ConditionFamily family, ConditionKeyType type) => type switch
    {
        ConditionKeyType.String => family == ConditionFamily.Text,
        ConditionKeyType.Arn => family == ConditionFamily.Arn,
        ConditionKeyType.Bool => family == ConditionFamily.Bool,
        ConditionKeyType.Numeric => family == ConditionFamily.Numeric,
        ConditionKeyType.Date => family == ConditionFamily.Date,
        ConditionKeyType.IpAddress => family == ConditionFamily.IpAddress,
        _ => family == ConditionFamily.Binary,
    };
}
