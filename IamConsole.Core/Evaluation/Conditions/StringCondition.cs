using IamConsole.Core.Evaluation.Matching;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Evaluation.Conditions;

/// <summary>StringEquals, StringEqualsIgnoreCase, StringLike and their negations.</summary>
internal sealed class StringCondition(PolicyCondition source, ConditionOperator parsed, TextPattern[] patterns) : CompiledCondition(source, parsed)
{
    private readonly StringComparison _comparison =
        parsed.Comparison == ConditionComparison.EqualIgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    public static CompiledCondition? TryCompile(PolicyCondition source, ConditionOperator parsed, bool hasVariables)
    {
        var patterns = new TextPattern[source.Values.Count];
        for (var index = 0; index < patterns.Length; index++)
        {
            if (TextPattern.TryCompile(source.Values[index].Value, hasVariables, parsed.Comparison == ConditionComparison.Like) is not { } pattern)
            {
                return null;
            }

            patterns[index] = pattern;
        }

        return new StringCondition(source, parsed, patterns);
    }

    protected override ValueMatch Compare(string value, RequestContext request)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.Matches(value, request, _comparison))
            {
                return ValueMatch.Some;
            }
        }

        return ValueMatch.None;
    }
}
