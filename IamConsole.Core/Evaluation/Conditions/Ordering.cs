using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Evaluation.Conditions;

/// <summary>Equality and the four orders, of the request's value to the policy's.</summary>
internal static class Ordering
{
    /// <param name="sign">Negative when the request's value is the smaller.</param>
    /// <param name="comparison">What is asked for.</param>
    public static bool Fits(int sign, ConditionComparison comparison) => comparison switch
    {
        ConditionComparison.LessThan => sign < 0,
        ConditionComparison.LessThanEqual => sign <= 0,
        ConditionComparison.GreaterThan => sign > 0,
        ConditionComparison.GreaterThanEqual => sign >= 0,
        _ => sign == 0,
    };
}
