using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.PolicyLanguage.Literals;

namespace IamConsole.Core.Evaluation.Conditions;

/// <summary>IpAddress and NotIpAddress. A request's value that is no address satisfies neither.</summary>
internal sealed class IpAddressCondition(PolicyCondition source, ConditionOperator parsed, IpRange[] wanted) : CompiledCondition(source, parsed)
{
    public static CompiledCondition? TryCompile(PolicyCondition source, ConditionOperator parsed)
    {
        var wanted = new IpRange[source.Values.Count];
        for (var index = 0; index < wanted.Length; index++)
        {
            if (!IpRange.TryParse(source.Values[index].Value, out wanted[index]))
            {
                return null;
            }
        }

        return new IpAddressCondition(source, parsed, wanted);
    }

    protected override ValueMatch Compare(string value, RequestContext request)
    {
        if (!IpLiteral.TryParse(value, out var address))
        {
            return ValueMatch.Unreadable;
        }

        foreach (ref readonly var candidate in wanted.AsSpan())
        {
            if (candidate.Contains(address))
            {
                return ValueMatch.Some;
            }
        }

        return ValueMatch.None;
    }
}
