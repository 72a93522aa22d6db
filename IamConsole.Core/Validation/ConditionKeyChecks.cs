using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Validation;

/// <summary>Whether condition keys exist, and whether the operator's qualifier and family fit them.</summary>
internal static class ConditionKeyChecks
{
    private static readonly string[] TagPrefixes = ["aws:RequestTag", "aws:ResourceTag", "aws:PrincipalTag", "iam:ResourceTag"];

    public static void Check(ValidationContext context)
    {
        foreach (var statement in context.Statements)
        {
            if (ValidationContext.Element(statement, "Condition") is { Children.Count: 0 })
            {
                context.AtElement(PolicyFindingType.Suggestion, "EMPTY_OBJECT_CONDITION", "Remove the empty Condition.", statement, "Condition");
            }

            foreach (var condition in statement.Conditions)
            {
                CheckKey(context, condition);
            }
        }
    }

    private static void CheckKey(ValidationContext context, PolicyCondition condition)
    {
        var name = condition.Key;
        if (IsTagPrefixAlone(name))
        {
            context.AtKey(PolicyFindingType.Error, "MISSING_TAG_KEY_IN_CONDITION", $"Name the tag: {name.TrimEnd('/')}/tag-key.", condition);
            return;
        }

        if (PolicyVariables.AreIn(name))
        {
            context.AtKey(PolicyFindingType.Error, "VARIABLE_UNSUPPORTED_IN_ELEMENT", "Policy variables work in a condition's values, not in its key.", condition);
            return;
        }

        var colon = name.IndexOf(':');
        if (colon <= 0 || colon == name.Length - 1)
        {
            context.AtKey(PolicyFindingType.Error, "INVALID_CONDITION_KEY_FORMAT", "Write a condition key as service:name.", condition);
            return;
        }

        if (context.FindKey(name) is { } key)
        {
            CheckQualifier(context, condition, key);
            CheckFamily(context, condition, key);
            return;
        }

        ReportUnknown(context, condition, name[..colon]);
    }

    private static bool IsTagPrefixAlone(string name) =>
        TagPrefixes.Any(prefix => name.Equals(prefix, StringComparison.OrdinalIgnoreCase) || name.Equals(prefix + "/", StringComparison.OrdinalIgnoreCase));

    private static void ReportUnknown(ValidationContext context, PolicyCondition condition, string prefix)
    {
        if (prefix.Equals("aws", StringComparison.OrdinalIgnoreCase))
        {
            if (condition.Key.Equals("aws:ARN", StringComparison.OrdinalIgnoreCase))
            {
                context.AtKey(PolicyFindingType.Error, "UNSUPPORTED_GLOBAL_CONDITION_KEY", "Use aws:PrincipalArn.", condition);
                return;
            }

            var near = GlobalConditionKeys.All.Select(key => key.Name)
                .Select(known => (Name: known, Distance: CatalogSuggestions.Distance(known, condition.Key)))
                .Where(found => found.Distance <= 4)
                .OrderBy(found => found.Distance)
                .Select(found => found.Name)
                .FirstOrDefault();
            context.AtKey(PolicyFindingType.Error, "INVALID_GLOBAL_CONDITION_KEY", $"There is no condition key '{condition.Key}'." + (near is null ? "" : $" Did you mean {near}?"), condition);
            return;
        }

        // Keys of identity providers begin with a host name.
        if (prefix.Contains('.') || prefix.Equals("saml", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (context.Catalog.FindService(prefix) is null)
        {
            var near = context.Catalog.SuggestServices(prefix, 1);
            context.AtKey(PolicyFindingType.Error, "INVALID_SERVICE", $"There is no service '{prefix}'." + (near.Count == 0 ? "" : $" Did you mean {near[0]}?"), condition);
        }
        else
        {
            context.AtKey(PolicyFindingType.Error, "INVALID_SERVICE_CONDITION_KEY", $"The service {prefix} has no condition key '{condition.Key}'.", condition);
        }
    }

    private static void CheckQualifier(ValidationContext context, PolicyCondition condition, CatalogConditionKey key)
    {
        if (!ConditionOperator.TryParse(condition.Operator, out var parsed))
        {
            return;
        }

        if (parsed.Family == ConditionFamily.Null)
        {
            if (parsed.Quantifier != ConditionQuantifier.None)
            {
                context.AtOperator(PolicyFindingType.Suggestion, "NULL_WITH_QUALIFIER", "Write Null without qualifier.", condition);
            }

            return;
        }

        if (key.IsMultivalued && parsed.Quantifier == ConditionQuantifier.None)
        {
            context.AtKey(PolicyFindingType.Error, "MISSING_QUALIFIER", $"{condition.Key} can have several values: begin the operator with ForAllValues: or ForAnyValue:.", condition);
        }
        else if (!key.IsMultivalued && parsed.Quantifier == ConditionQuantifier.ForAllValues)
        {
            context.AtKey(PolicyFindingType.SecurityWarning, "FORALLVALUES_WITH_SINGLE_VALUED_KEY", $"Remove ForAllValues: {condition.Key} has one value, and the condition holds when it is missing.", condition);
        }
    }

    private static void CheckFamily(ValidationContext context, PolicyCondition condition, CatalogConditionKey key)
    {
        if (!ConditionOperator.TryParse(condition.Operator, out var parsed) || parsed.Family == ConditionFamily.Null)
        {
            return;
        }

        if (parsed.Family == ConditionFamily.Text && key.Type == ConditionKeyType.Arn)
        {
            context.AtOperator(PolicyFindingType.SecurityWarning, "STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS", $"{condition.Key} is an ARN: use an Arn operator.", condition);
        }
        else if (!Fits(parsed.Family, key))
        {
            context.AtOperator(PolicyFindingType.Warning, "TYPE_MISMATCH", $"{condition.Key} has the type {key.Type}: use an operator of that type.", condition);
        }
    }

    /// <summary>Whether an operator of the family compares values of the key's type.</summary>
    public static bool Fits(ConditionFamily family, CatalogConditionKey key) => key.Type switch
    {
        ConditionKeyType.String => family == ConditionFamily.Text,
        ConditionKeyType.Arn => family is ConditionFamily.Arn or ConditionFamily.Text,
        ConditionKeyType.Bool => family is ConditionFamily.Bool or ConditionFamily.Text,
        ConditionKeyType.Numeric => family == ConditionFamily.Numeric,
        ConditionKeyType.Date => family is ConditionFamily.Date or ConditionFamily.Numeric,
        ConditionKeyType.IpAddress => family == ConditionFamily.IpAddress,
        _ => family == ConditionFamily.Binary,
    };
}
