using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Validation;

/// <summary>Conditions on tags over services that do not authorise by tags: an Allow then never applies, a Deny never denies.</summary>
internal static class TagSupportChecks
{
    private static readonly string[] TagKeys = ["aws:ResourceTag/", "aws:RequestTag/", "aws:TagKeys"];

    public static void Check(ValidationContext context)
    {
        foreach (var statement in context.Statements)
        {
            foreach (var condition in statement.Conditions.Where(IsOnTags))
            {
                CheckCondition(context, statement, condition);
            }
        }
    }

    private static bool IsOnTags(PolicyCondition condition) =>
        TagKeys.Any(key => condition.Key.StartsWith(key, StringComparison.OrdinalIgnoreCase))
        && !condition.Key.EndsWith('/')
        && ConditionOperator.TryParse(condition.Operator, out var parsed)
        && parsed is { IfExists: false, IsNegated: false, Family: not ConditionFamily.Null };

    private static void CheckCondition(ValidationContext context, PolicyStatement statement, PolicyCondition condition)
    {
        var isDeny = statement.Effect == PolicyEffect.Deny;
        var type = isDeny ? PolicyFindingType.SecurityWarning : PolicyFindingType.Suggestion;
        var effect = isDeny ? "DENY" : "ALLOW";
        var result = isDeny ? "are not denied" : "are not allowed";
        if (statement.NotActions is not null)
        {
            context.AtKey(type, $"{effect}_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", $"Name the actions: services that ignore {condition.Key} {result} here.", condition);
            return;
        }

        var ignoring = ServicesOf(context.Catalog, statement.Actions ?? [])
            .Where(service => service.FindConditionKey(condition.Key) is null)
            .Select(service => service.Prefix)
            .ToList();
        if (ignoring.Count > 0)
        {
            context.AtKey(type, $"{effect}_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", $"These services ignore {condition.Key} and {result} here: {string.Join(", ", ignoring)}.", condition);
        }
    }

    private static IEnumerable<CatalogService> ServicesOf(ServiceCatalog catalog, IReadOnlyList<PolicyString> actions) => actions
        .Where(action => action.Value.Contains(':'))
        .Select(action => action.Value[..action.Value.IndexOf(':')])
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Select(prefix => catalog.FindService(prefix))
        .OfType<CatalogService>();
}
