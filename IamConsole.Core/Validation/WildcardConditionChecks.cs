using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Validation;

/// <summary>StringLike and StringNotLike with a value that every text fits: the condition then asks at most whether the key is there.</summary>
internal static class WildcardConditionChecks
{
    public static void Check(ValidationContext context)
    {
        foreach (var statement in context.Statements)
        {
            foreach (var condition in statement.Conditions)
            {
                if (ConditionOperator.TryParse(condition.Operator, out var parsed)
                    && parsed is { Family: ConditionFamily.Text, Comparison: ConditionComparison.Like }
                    && condition.Values.FirstOrDefault(value => value.Value.Length > 0 && value.Value.AsSpan().IndexOfAnyExcept('*') < 0) is { } value)
                {
                    CheckCondition(context, statement, condition, parsed, value);
                }
            }
        }
    }

    private static void CheckCondition(ValidationContext context, PolicyStatement statement, PolicyCondition condition, ConditionOperator parsed, PolicyString value)
    {
        var holdsWhenAbsent = parsed.IfExists || (parsed.Quantifier == ConditionQuantifier.None ? parsed.IsNegated : parsed.Quantifier == ConditionQuantifier.ForAllValues);
        switch (parsed.IsNegated, holdsWhenAbsent)
        {
            case (false, false):
                context.Suggest("EQUIVALENT_TO_NULL_FALSE", $"Any value fits: write \"Null\": {{\"{condition.Key}\": \"false\"}} to ask whether the key is there.", value);
                break;
            case (false, true):
                context.AtKey(PolicyFindingType.Suggestion, "REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION", "Remove the key: any value fits, and none too, so that it never decides.", condition);
                break;
            case (true, true):
                context.Suggest("EQUIVALENT_TO_NULL_TRUE", $"No value fits: write \"Null\": {{\"{condition.Key}\": \"true\"}} to ask whether the key is missing.", value);
                break;
            case (true, false):
                context.Suggest("REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION", $"Remove the statement, or the wildcard under {condition.Key}: no request can satisfy it.", statement);
                break;
        }
    }
}
