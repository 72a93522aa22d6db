using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.PolicyLanguage.Literals;

namespace IamConsole.Core.Evaluation.Conditions;

/// <summary>The Numeric operators. A request's value that is no number equals nothing.</summary>
internal sealed class NumericCondition(PolicyCondition source, ConditionOperator parsed, decimal[] wanted) : CompiledCondition(source, parsed)
{
    public static CompiledCondition? TryCompile(PolicyCondition source, ConditionOperator parsed)
    {
        var wanted = new decimal[source.Values.Count];
        for (var index = 0; index < wanted.Length; index++)
        {
            if (!NumericLiteral.TryParse(source.Values[index].Value, out wanted[index]))
            {
                return null;
            }
        }

        return new NumericCondition(source, parsed, wanted);
    }

    protected override ValueMatch Compare(string value, RequestContext request)
    {
        if (!NumericLiteral.TryParse(value, out var number))
        {
            return ValueMatch.None;
        }

        foreach (var candidate in wanted)
        {
            if (Ordering.Fits(number.CompareTo(candidate), Operator.Comparison))
            {
                return ValueMatch.Some;
            }
        }

        return ValueMatch.None;
    }
}
