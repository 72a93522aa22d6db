using System.Text.RegularExpressions;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Validation;

/// <summary>Whether values of keys that hold a KMS key name one.</summary>
internal static partial class KmsValueChecks
{
    private static readonly string[] Endings = ["KmsKeyId", "KmsKeyArn", "KmsKey", "kms-key-id", "kms-key"];

    public static void Check(ValidationContext context)
    {
        foreach (var condition in context.Statements.SelectMany(statement => statement.Conditions).Where(HoldsKey))
        {
            foreach (var value in condition.Values.Where(value => !PolicyVariables.AreIn(value.Value) && !Patterns.HasWildcard(value.Value) && !Shape().IsMatch(value.Value)))
            {
                context.Error("INVALID_KMS_KEY_VALUE", "Name the KMS key by its ARN, its id or an alias such as alias/app.", value);
            }
        }
    }

    private static bool HoldsKey(PolicyCondition condition) =>
        Array.Exists(Endings, ending => condition.Key.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        && ConditionOperator.TryParse(condition.Operator, out var parsed)
        && parsed.Family is ConditionFamily.Text or ConditionFamily.Arn;

    [GeneratedRegex("^(arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:)?(key/)?([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$|^(arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:)?alias/[a-zA-Z0-9/_-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
