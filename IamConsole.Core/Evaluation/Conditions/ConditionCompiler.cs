using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Evaluation.Conditions;

/// <summary>Chooses the operator family of a condition.</summary>
internal static class ConditionCompiler
{
    public static CompiledCondition Compile(PolicyCondition source, bool isDeny, bool hasVariables)
    {
        if (!ConditionOperator.TryParse(source.Operator, out var parsed))
        {
            return new UnknownCondition(source, isDeny);
        }

        var compiled = parsed.Family switch
        {
            ConditionFamily.Text => StringCondition.TryCompile(source, parsed, hasVariables),
            ConditionFamily.Numeric => NumericCondition.TryCompile(source, parsed),
            ConditionFamily.Date => DateCondition.TryCompile(source, parsed),
            ConditionFamily.Bool => BoolCondition.TryCompile(source, parsed, hasVariables),
            ConditionFamily.Binary => BinaryCondition.TryCompile(source, parsed),
            ConditionFamily.IpAddress => IpAddressCondition.TryCompile(source, parsed),
            ConditionFamily.Arn => ArnCondition.TryCompile(source, parsed, hasVariables),
            _ => NullCondition.TryCompile(source, parsed),
        };
        return compiled ?? new UnknownCondition(source, isDeny);
    }
}
