using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.PolicyLanguage.Literals;

namespace IamConsole.Core.Evaluation.Conditions;

/// <summary>Null: whether the key is absent (<c>true</c>) or present (<c>false</c>), be it empty text.</summary>
internal sealed class NullCondition(PolicyCondition source, ConditionOperator parsed, bool[] wanted) : CompiledCondition(source, parsed)
{
    public static CompiledCondition? TryCompile(PolicyCondition source, ConditionOperator parsed) =>
        source.Values.All(value => BoolLiteral.IsValid(value.Value))
            ? new NullCondition(source, parsed, [.. source.Values.Select(value => BoolLiteral.IsTrue(value.Value))])
            : null;

    public override bool Holds(RequestContext request) => wanted.AsSpan().Contains(request.Find(Key) is null);

    protected override ValueMatch Compare(string value, RequestContext request) => ValueMatch.None;
}
