namespace IamConsole.Core.Operations;

/// <summary>What a list is narrowed to: all of its conditions have to hold, or any of them.</summary>
/// <param name="Conditions">At most <see cref="MostConditions"/>; none narrows nothing.</param>
/// <param name="Any">Whether one that holds is enough.</param>
public sealed record PropertyFilter(IReadOnlyList<PropertyCondition> Conditions, bool Any = false)
{
    /// <summary>The most conditions of a filter.</summary>
    public const int MostConditions = 10;

    public static PropertyFilter None { get; } = new([]);
}

/// <summary>A condition on one property of what a list shows.</summary>
/// <param name="Property">The list's name of the property.</param>
/// <param name="Operator">How it is compared; a number is not searched in, a text is not more or less.</param>
/// <param name="Value">What it is compared with, in any case; an age is in whole days.</param>
public sealed record PropertyCondition(string Property, PropertyOperator Operator, string Value);

/// <summary>How a property is compared.</summary>
public enum PropertyOperator
{
    Equal,
    NotEqual,
    Contains,
    NotContains,
    StartsWith,
    NotStartsWith,
    AtLeast,
    AtMost,
    More,
    Less,
}
