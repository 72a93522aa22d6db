using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.PolicyLanguage.Literals;
using IamConsole.Core.PolicyLanguage.Syntax;

namespace IamConsole.Core.Validation;

/// <summary>Whether a condition's values suit its operator.</summary>
internal static class ConditionValueChecks
{
    public static void Check(ValidationContext context)
    {
        foreach (var condition in context.Statements.SelectMany(statement => statement.Conditions))
        {
            if (ConditionOperator.TryParse(condition.Operator, out var parsed))
            {
                CheckCondition(context, condition, parsed);
            }
        }
    }

    private static void CheckCondition(ValidationContext context, PolicyCondition condition, ConditionOperator parsed)
    {
        if (condition.Values.Count == 0)
        {
            context.AtKey(PolicyFindingType.Suggestion, EmptyCode(parsed), EmptyAdvice(parsed), condition);
        }

        if (condition.Values.Select(value => KindOf(value.Syntax.Kind)).Distinct().Count() > 1)
        {
            context.AtKey(PolicyFindingType.Error, "INVALID_CONDITION_DATA_TYPE", "Write all values of the key in the same type, best as strings.", condition);
        }

        if (parsed.Family == ConditionFamily.Bool && condition.Values.Count > 1)
        {
            context.AtKey(PolicyFindingType.Error, "INVALID_CONDITION_MULTIPLE_BOOLEAN", "Give one value: true or false.", condition);
        }

        if (parsed is { Family: ConditionFamily.Numeric, Comparison: not ConditionComparison.Equal } && condition.Values.Count > 1)
        {
            context.AtKey(PolicyFindingType.Suggestion, "REDUNDANT_CONDITION_VALUE_NUM", "Keep the one number that decides.", condition);
        }

        foreach (var value in condition.Values)
        {
            CheckValue(context, parsed, value);
        }
    }

    private static void CheckValue(ValidationContext context, ConditionOperator parsed, PolicyString value)
    {
        var hasVariable = PolicyVariables.AreIn(value.Value);
        if (hasVariable && !ConditionLiterals.AllowsVariables(parsed.Family))
        {
            context.Error("INVALID_VARIABLE_FOR_OPERATOR", "Policy variables work with String and Arn operators only.", value);
            return;
        }

        VariableChecks.Check(context, value);
        if (parsed is { Family: ConditionFamily.Text, Comparison: not ConditionComparison.Like } && !hasVariable && Patterns.HasWildcard(value.Value))
        {
            context.Warn("WILDCARD_WITHOUT_LIKE_OPERATOR", "Use a Like operator for wildcards, or ${*} for a literal star.", value);
        }

        if (!hasVariable && TypeCode(parsed.Family, value.Value) is { } mismatch)
        {
            context.Warn(mismatch.Code, mismatch.Message, value);
        }
    }

    private static (string Code, string Message)? TypeCode(ConditionFamily family, string value) => family switch
    {
        ConditionFamily.Bool or ConditionFamily.Null when !BoolLiteral.IsValid(value) => ("TYPE_MISMATCH_BOOLEAN", "Write true or false."),
        ConditionFamily.Date when !DateLiteral.TryParse(value, out _) => ("TYPE_MISMATCH_DATE", "Write a date such as 2026-01-31T12:00:00Z."),
        ConditionFamily.Date when value.Length == 4 => ("INVALID_DATE_VALUE", "Four digits are read as a year. Write the date in full."),
        ConditionFamily.Numeric when !NumericLiteral.TryParse(value, out _) => ("TYPE_MISMATCH_NUMBER", "Write a number."),
        ConditionFamily.IpAddress when !IpRange.TryParse(value, out _) => ("TYPE_MISMATCH_IP_RANGE", "Write an address or a range such as 203.0.113.0/24."),
        ConditionFamily.Binary when !BinaryLiteral.IsValid(value) => ("TYPE_MISMATCH_STRING", "Write the bytes as base64."),
        ConditionFamily.Arn when !ConditionLiterals.IsReadable(family, value, hasVariables: false) => ("TYPE_MISMATCH", "Write an ARN with all six parts."),
        _ => null,
    };

    private static string EmptyCode(ConditionOperator parsed) => parsed switch
    {
        { IfExists: true } => "EMPTY_ARRAY_CONDITION_IFEXISTS",
        { Quantifier: ConditionQuantifier.ForAllValues } => "EMPTY_ARRAY_CONDITION_FORALLVALUES",
        { Quantifier: ConditionQuantifier.ForAnyValue } => "EMPTY_ARRAY_CONDITION_FORANYVALUE",
        _ => "EMPTY_ARRAY_CONDITION",
    };

    private static string EmptyAdvice(ConditionOperator parsed) =>
        parsed.IfExists || parsed.Quantifier == ConditionQuantifier.ForAllValues
            ? "Give values: without any, the condition holds only when the key is missing."
            : "Give values: without any, no value of the key can match.";

    private static SyntaxKind KindOf(SyntaxKind kind) => kind == SyntaxKind.False ? SyntaxKind.True : kind;
}
