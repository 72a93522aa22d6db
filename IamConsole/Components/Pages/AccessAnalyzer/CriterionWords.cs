using IamConsole.Core.AccessAnalyzer;

namespace IamConsole.Components.Pages.AccessAnalyzer;

/// <summary>The criteria of archive rules in words.</summary>
internal static class CriterionWords
{
    /// <summary>What stands before the key of a condition.</summary>
    public const string ConditionPrefix = "condition.";

    /// <summary>The properties that criteria can be about, by AWS's names; <see cref="ConditionPrefix"/> wants a key behind it.</summary>
    public static IReadOnlyList<(string Property, string Text)> Properties { get; } =
    [
        ("resource", "Resource ARN"),
        ("resourceType", "Resource type"),
        ("principal.AWS", "AWS principal"),
        ("principal.Federated", "Federated principal"),
        ("isPublic", "Public access"),
        (ConditionPrefix, "Condition key"),
        ("findingType", "Finding type"),
        ("resourceOwnerAccount", "Resource owner account"),
        ("id", "Finding ID"),
    ];

    /// <summary>How a property is compared, in words.</summary>
    public static string Text(CriterionOperator comparison) => comparison switch
    {
        CriterionOperator.NotEqual => "does not equal",
        CriterionOperator.Contains => "contains",
        CriterionOperator.Exists => "exists",
        _ => "equals",
    };

    /// <summary>All criteria, one behind the other.</summary>
    public static string Text(IReadOnlyDictionary<string, Criterion> filter) => Text(CriterionRow.Of(filter));

    /// <summary>All lines, one behind the other.</summary>
    public static string Text(IEnumerable<CriterionRow> rows) => string.Join("; ", rows.Select(Text));

    private static string Text(CriterionRow row)
    {
        var name = row.IsCondition ? row.ConditionKey : Properties.FirstOrDefault(property => property.Property == row.Property).Text ?? row.Property;
        return row.Operator is CriterionOperator.Exists
            ? $"{name} {(row.Values is ["false"] ? "does not exist" : "exists")}"
            : $"{name} {Text(row.Operator)} {string.Join(" or ", row.Values)}";
    }

    /// <summary>The values that a property can have; none where it is typed.</summary>
    public static IReadOnlyList<(string Value, string Text)> Options(string property) => property switch
    {
        "resourceType" => [(FindingTypes.Role, "IAM role"), (FindingTypes.User, "IAM user")],
        "isPublic" => [("true", "Yes"), ("false", "No")],
        "findingType" => [.. new[] { FindingTypes.ExternalAccess, FindingTypes.UnusedRole, FindingTypes.UnusedAccessKey, FindingTypes.UnusedPassword, FindingTypes.UnusedPermission }.Select(type => (type, AnalyzerWords.FindingType(type)))],
        _ => [],
    };

    /// <summary>What a value of a property looks like, for its field.</summary>
    public static string Example(string property) => property switch
    {
        "resource" => "arn:aws:iam::111122223333:role/Name",
        "principal.AWS" => "444455556666, an ARN, or *",
        "principal.Federated" => "arn:aws:iam::111122223333:saml-provider/Name",
        "resourceOwnerAccount" => "111122223333",
        _ => "",
    };
}
