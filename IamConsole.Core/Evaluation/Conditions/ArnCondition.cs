using IamConsole.Core.Evaluation.Matching;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Evaluation.Conditions;

/// <summary>ArnEquals and ArnLike, which are the same, and their negations.</summary>
internal sealed class ArnCondition(PolicyCondition source, ConditionOperator parsed, ArnPattern[] patterns) : CompiledCondition(source, parsed)
{
    public static CompiledCondition? TryCompile(PolicyCondition source, ConditionOperator parsed, bool hasVariables)
    {
        var patterns = new ArnPattern[source.Values.Count];
        for (var index = 0; index < patterns.Length; index++)
        {
            if (ArnPattern.TryCompileCondition(source.Values[index].Value, hasVariables) is not { } pattern)
            {
                return null;
            }

            patterns[index] = pattern;
        }

        return new ArnCondition(source, parsed, patterns);
    }

    protected override ValueMatch Compare(string value, RequestContext request)
    {
        if (!ArnText.TryParse(value, out var arn))
        {
            return ValueMatch.Unreadable;
        }

        foreach (var pattern in patterns)
        {
            if (pattern.Matches(arn, request))
            {
                return ValueMatch.Some;
            }
        }

        return ValueMatch.None;
    }
}
