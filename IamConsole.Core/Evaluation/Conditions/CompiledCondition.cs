using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Evaluation.Conditions;

/// <summary>What comparing one of the request's values with the policy's gave.</summary>
internal enum ValueMatch
{
    /// <summary>None of the policy's values fits.</summary>
    None,

    /// <summary>At least one fits.</summary>
    Some,

    /// <summary>The request's value cannot be read as what the operator compares; neither the operator nor its negation holds.</summary>
    Unreadable,
}

/// <summary>One operator and key of a condition block, ready to be evaluated; a family each derives from it.</summary>
internal abstract class CompiledCondition(PolicyCondition source, ConditionOperator parsed)
{
    public PolicyCondition Source { get; } = source;

    public ContextKey Key { get; } = new(source.Key);

    protected ConditionOperator Operator { get; } = parsed;

    /// <summary>Whether the condition holds (IAM User Guide, Conditions with multiple keys or values).</summary>
    public virtual bool Holds(RequestContext request) => request.Find(Key) switch
    {
        string value => Holds(value, request),
        string[] values => Holds(values, request),
        _ => HoldsWhenAbsent,
    };

    /// <summary>Compares one of the request's values with all of the policy's, without negation.</summary>
    protected abstract ValueMatch Compare(string value, RequestContext request);

    private bool HoldsWhenAbsent => Operator.IfExists || Operator.Quantifier switch
    {
        ConditionQuantifier.ForAllValues => true,
        ConditionQuantifier.ForAnyValue => false,
        _ => Operator.IsNegated,
    };

    private bool Holds(string value, RequestContext request) =>
        Compare(value, request) == (Operator.IsNegated ? ValueMatch.None : ValueMatch.Some);

    private bool Holds(string[] values, RequestContext request)
    {
        if (Operator.Quantifier == ConditionQuantifier.None)
        {
            return false;
        }

        var isAny = Operator.Quantifier == ConditionQuantifier.ForAnyValue;
        foreach (var value in values)
        {
            if (Holds(value, request) == isAny)
            {
                return isAny;
            }
        }

        return !isAny;
    }
}
