using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Validation;

/// <summary>The audience of a web identity token, which most providers send as one text and some as a list.</summary>
internal static class AudienceChecks
{
    public static void Check(ValidationContext context)
    {
        if (context.Kind != PolicyKind.Trust)
        {
            return;
        }

        foreach (var condition in context.Statements.SelectMany(statement => statement.Conditions).Where(IsAudience))
        {
            if (ConditionOperator.TryParse(condition.Operator, out var parsed) && parsed is { Quantifier: not ConditionQuantifier.None, Family: not ConditionFamily.Null })
            {
                context.AtKey(PolicyFindingType.Suggestion, "CONFIRM_AUDIENCE_CLAIM_TYPE", "Keep the qualifier only if the provider sends several audiences; for one, remove it.", condition);
            }
        }
    }

    private static bool IsAudience(PolicyCondition condition)
    {
        var colon = condition.Key.IndexOf(':');
        return colon > 0 && condition.Key.AsSpan(0, colon).Contains('.') && condition.Key.AsSpan(colon + 1).Equals("aud", StringComparison.OrdinalIgnoreCase);
    }
}
