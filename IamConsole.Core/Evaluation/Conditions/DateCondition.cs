using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.PolicyLanguage.Literals;

namespace IamConsole.Core.Evaluation.Conditions;

/// <summary>The Date operators. A request's value that is no date equals nothing.</summary>
internal sealed class DateCondition(PolicyCondition source, ConditionOperator parsed, long[] wanted) : CompiledCondition(source, parsed)
{
    public static CompiledCondition? TryCompile(PolicyCondition source, ConditionOperator parsed)
    {
        var wanted = new long[source.Values.Count];
        for (var index = 0; index < wanted.Length; index++)
        {
            if (!DateLiteral.TryParse(source.Values[index].Value, out wanted[index]))
            {
                return null;
            }
        }

        return new DateCondition(source, parsed, wanted);
    }

    protected override ValueMatch Compare(string value, RequestContext request)
    {
        if (!DateLiteral.TryParse(value, out var ticks))
        {
            return ValueMatch.None;
        }

        foreach (var candidate in wanted)
        {
            if (Ordering.Fits(ticks.CompareTo(candidate), Operator.Comparison))
            {
                return ValueMatch.Some;
            }
        }

        return ValueMatch.None;
    }
}
