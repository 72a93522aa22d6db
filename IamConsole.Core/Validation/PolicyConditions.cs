using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Validation;

/// <summary>Questions about a condition.</summary>
internal static class PolicyConditions
{
    /// <summary>Whether the condition is about the key; names ignore case.</summary>
    public static bool Is(this PolicyCondition condition, string key) => condition.Key.Equals(key, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the condition cannot hold while its key is missing.</summary>
    public static bool NeedsItsKey(this PolicyCondition condition) =>
        ConditionOperator.TryParse(condition.Operator, out var parsed)
        && parsed is { IfExists: false, IsNegated: false, Family: not ConditionFamily.Null, Quantifier: not ConditionQuantifier.ForAllValues };
}
