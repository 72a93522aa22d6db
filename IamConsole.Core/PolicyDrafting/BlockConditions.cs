using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.PolicyDrafting;

/// <summary>The condition keys that fit a block, and the two conditions that AWS's editor offers as check boxes.</summary>
public static class BlockConditions
{
    private const string Mfa = "aws:MultiFactorAuthPresent";
    private const string SourceIpKey = "aws:SourceIp";

    /// <summary>'MFA required': the request was authenticated with a second factor.</summary>
    public static BlockCondition MfaRequired { get; } = new("Bool", Mfa, ["true"]);

    /// <summary>'Source IP': the request comes from one of the address ranges.</summary>
    public static BlockCondition SourceIp(IReadOnlyList<string> ranges) => new("IpAddress", SourceIpKey, ranges);

    /// <summary>Whether a condition is <see cref="MfaRequired"/>.</summary>
    public static bool IsMfaRequired(BlockCondition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return condition.Collides(MfaRequired) && condition.Values is [var value] && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Keys that requests for some of a block's actions carry, by name, then the global keys.</summary>
    public static IReadOnlyList<CatalogConditionKey> Keys(PermissionBlock block, ServiceCatalog catalog)
    {
        var own = BlockResources.ActionsOf(block, catalog)
            .SelectMany(action => action.ConditionKeys.Concat(action.Resources.SelectMany(resource => resource.ConditionKeys.Concat(resource.Type.ConditionKeys))))
            .DistinctBy(key => key.Name, StringComparer.OrdinalIgnoreCase)
            .OrderBy(key => key.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var global = GlobalConditionKeys.All.ToDictionary(key => key.Name, StringComparer.OrdinalIgnoreCase);
        return [.. own.Where(key => !global.ContainsKey(key.Name)), .. GlobalConditionKeys.All];
    }

    /// <summary>What is wrong with a condition in a block, in words for a person; none when it can be added.</summary>
    /// <param name="condition">The condition as it is to be.</param>
    /// <param name="others">The block's other conditions.</param>
    public static string? Problem(BlockCondition condition, IEnumerable<BlockCondition> others)
    {
        ArgumentNullException.ThrowIfNull(condition);
        if (!condition.Key.Contains(':', StringComparison.Ordinal))
        {
            return "Enter a condition key, written service:name.";
        }

        return condition.Values.Count == 0 ? "Enter a value."
            : others.Any(condition.Collides) ? $"This block has a condition {condition.Operator} on {condition.Key} already. Edit that one: any one of its values may match."
            : null;
    }

    /// <summary>What is wrong with a value for an operator, in words for a person; none when it will do.</summary>
    public static string? ValueProblem(string operatorName, string value)
    {
        var family = OperatorParts.Family(operatorName);
        if (ConditionLiterals.IsReadable(family, value, hasVariables: true) && (family != ConditionFamily.Bool || ConditionLiterals.IsReadable(ConditionFamily.Null, value, hasVariables: true) || PolicyVariables.AreIn(value)))
        {
            return null;
        }

        return family switch
        {
            ConditionFamily.Numeric => "Enter a number.",
            ConditionFamily.Date => "Enter a date such as 2026-01-31T12:00:00Z.",
            ConditionFamily.IpAddress => "Enter an address or a range such as 203.0.113.0/24.",
            ConditionFamily.Binary => "Enter the bytes as base64.",
            ConditionFamily.Arn => "Enter an ARN with all six parts.",
            ConditionFamily.Bool or ConditionFamily.Null => "Enter true or false.",
            _ => "Close the policy variable: ${key}.",
        };
    }
}
