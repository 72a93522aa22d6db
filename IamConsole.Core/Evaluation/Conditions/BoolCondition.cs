using IamConsole.Core.Evaluation.Matching;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.PolicyLanguage.Literals;

namespace IamConsole.Core.Evaluation.Conditions;

/// <summary>Bool: <c>true</c> in any case is true, everything else is false.</summary>
internal sealed class BoolCondition(PolicyCondition source, ConditionOperator parsed, TextPattern[] wanted) : CompiledCondition(source, parsed)
{
    public static CompiledCondition? TryCompile(PolicyCondition source, ConditionOperator parsed, bool hasVariables)
    {
        var wanted = new TextPattern[source.Values.Count];
        for (var index = 0; index < wanted.Length; index++)
        {
            if (TextPattern.TryCompile(source.Values[index].Value, hasVariables, isGlob: false) is not { } pattern)
            {
                return null;
            }

            wanted[index] = pattern;
        }

        return new BoolCondition(source, parsed, wanted);
    }

    protected override ValueMatch Compare(string value, RequestContext request)
    {
        var isTrue = BoolLiteral.IsTrue(value);
        foreach (var pattern in wanted)
        {
            if (Means(pattern, isTrue, request))
            {
                return ValueMatch.Some;
            }
        }

        return ValueMatch.None;
    }

    private static bool Means(TextPattern pattern, bool isTrue, RequestContext request)
    {
        var buffer = new TextBuffer(stackalloc char[TextBuffer.StackLength]);
        var fits = pattern.TryExpand(request, ref buffer) && BoolLiteral.IsTrue(buffer.Text) == isTrue;
        buffer.Dispose();
        return fits;
    }
}
