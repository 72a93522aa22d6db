using IamConsole.Core.PolicyLanguage.Literals;

namespace IamConsole.Core.PolicyLanguage;

/// <summary>Whether a condition's value is one that its operator can read.</summary>
public static class ConditionLiterals
{
    /// <summary>Whether variables have a meaning in values of this family.</summary>
    public static bool AllowsVariables(ConditionFamily family) =>
        family is ConditionFamily.Text or ConditionFamily.Arn or ConditionFamily.Bool;

    /// <summary>Whether <paramref name="value"/> is readable for operators of <paramref name="family"/>.</summary>
    /// <param name="family">The operator's family.</param>
    /// <param name="value">The value as it stands in the policy.</param>
    /// <param name="hasVariables">Whether the document's Version has policy variables.</param>
    public static bool IsReadable(ConditionFamily family, string value, bool hasVariables)
    {
        if (hasVariables && AllowsVariables(family) && PolicyVariables.Check(value) != VariableError.None)
        {
            return false;
        }

        return family switch
        {
            ConditionFamily.Numeric => NumericLiteral.TryParse(value, out _),
            ConditionFamily.Date => DateLiteral.TryParse(value, out _),
            ConditionFamily.IpAddress => IpRange.TryParse(value, out _),
            ConditionFamily.Binary => BinaryLiteral.IsValid(value),
            ConditionFamily.Null => BoolLiteral.IsValid(value),
            ConditionFamily.Arn => IsArnPattern(value, hasVariables),
            _ => true,
        };
    }

    private static bool IsArnPattern(string value, bool hasVariables)
    {
        if (value == "*" || (hasVariables && PolicyVariables.AreIn(value)))
        {
            return true;
        }

        Span<Range> segments = stackalloc Range[ArnSegments.Count];
        return ArnSegments.Split(value, hasVariables, segments) == ArnSegments.Count;
    }
}
