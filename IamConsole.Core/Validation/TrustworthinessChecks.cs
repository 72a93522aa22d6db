using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Validation;

/// <summary>Conditions that an adversary can satisfy: keys that a caller can forge, patterns that begin too generically.</summary>
internal static class TrustworthinessChecks
{
    private const int FewestFixedCharacters = 6;

    private static readonly string[] ForgeableKeys = ["aws:referer", "aws:UserAgent"];

    public static void Check(ValidationContext context)
    {
        foreach (var statement in context.Statements.Where(statement => statement.Effect == PolicyEffect.Allow))
        {
            foreach (var condition in statement.Conditions)
            {
                if (ForgeableKeys.Contains(condition.Key, StringComparer.OrdinalIgnoreCase))
                {
                    context.AtKey(PolicyFindingType.SecurityWarning, "UNTRUSTWORTHY_CONDITION_KEY", $"Do not rely on {condition.Key}: any caller can send what it likes.", condition);
                }
                else if (condition.Key.Equals("aws:userid", StringComparison.OrdinalIgnoreCase) && ConditionOperator.TryParse(condition.Operator, out var parsed))
                {
                    CheckValues(context, condition, parsed);
                }
            }
        }
    }

    private static void CheckValues(ValidationContext context, PolicyCondition condition, ConditionOperator parsed)
    {
        if (parsed is not { Family: ConditionFamily.Text, IsNegated: false })
        {
            return;
        }

        foreach (var value in condition.Values)
        {
            var variable = value.Value.IndexOf("${", StringComparison.Ordinal);
            var wildcard = parsed.Comparison == ConditionComparison.Like ? value.Value.AsSpan().IndexOfAny('*', '?') : -1;
            if (variable is >= 0 and < FewestFixedCharacters && context.Document.HasVariables)
            {
                context.Error("VARIABLE_USAGE_TOO_PERMISSIVE", $"Begin the value with at least {FewestFixedCharacters} fixed characters before the variable.", value);
            }
            else if (wildcard is >= 0 and < FewestFixedCharacters)
            {
                context.Error("WILDCARD_USAGE_TOO_PERMISSIVE", $"Begin the value with at least {FewestFixedCharacters} fixed characters before the wildcard.", value);
            }
        }
    }
}
