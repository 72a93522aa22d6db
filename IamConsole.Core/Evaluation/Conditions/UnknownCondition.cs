using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Evaluation.Conditions;

/// <summary>
/// A condition that is not understood: unknown operator, unreadable value, broken variable. It fails closed: it never
/// holds in an Allow and always holds in a Deny.
/// </summary>
internal sealed class UnknownCondition(PolicyCondition source, bool isDeny) : CompiledCondition(source, default)
{
    public override bool Holds(RequestContext request) => isDeny;

    protected override ValueMatch Compare(string value, RequestContext request) => ValueMatch.Unreadable;
}
