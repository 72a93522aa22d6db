using IamConsole.Core.Operations;

namespace IamConsole.Components.Shared;

/// <summary>How conditions are written in an address and kept in a browser: <c>mfa=off</c>, <c>password-age&gt;=90</c>, <c>name!:test</c>.</summary>
public static class FilterTokens
{
    // Where one begins with another, the longer comes first.
    private static readonly (PropertyOperator Operator, string Symbol, string Words)[] Signs =
    [
        (PropertyOperator.AtLeast, ">=", "at least"),
        (PropertyOperator.AtMost, "<=", "at most"),
        (PropertyOperator.NotEqual, "!=", "does not equal"),
        (PropertyOperator.NotContains, "!:", "does not contain"),
        (PropertyOperator.NotStartsWith, "!^", "does not start with"),
        (PropertyOperator.Equal, "=", "equals"),
        (PropertyOperator.Contains, ":", "contains"),
        (PropertyOperator.StartsWith, "^", "starts with"),
        (PropertyOperator.More, ">", "more than"),
        (PropertyOperator.Less, "<", "less than"),
    ];

    /// <summary>The operator's sign.</summary>
    public static string Symbol(PropertyOperator @operator) => Array.Find(Signs, sign => sign.Operator == @operator).Symbol;

    /// <summary>The operator in words.</summary>
    public static string Words(PropertyOperator @operator) => Array.Find(Signs, sign => sign.Operator == @operator).Words;

    public static string Write(PropertyCondition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return condition.Property + Symbol(condition.Operator) + condition.Value;
    }

    /// <summary>Reads what was written, leaving out what a table's properties do not offer: an address or a browser may hold anything.</summary>
    public static PropertyFilter Read(IEnumerable<string?> tokens, bool any, IReadOnlyList<TableProperty> properties)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(properties);
        var conditions = tokens.Select(token => Read(token, properties)).OfType<PropertyCondition>().Distinct().Take(PropertyFilter.MostConditions).ToList();
        return conditions.Count == 0 ? PropertyFilter.None : new PropertyFilter(conditions, any);
    }

    private static PropertyCondition? Read(string? token, IReadOnlyList<TableProperty> properties)
    {
        foreach (var property in properties.Where(property => token?.StartsWith(property.Key, StringComparison.Ordinal) is true))
        {
            var rest = token![property.Key.Length..];
            var (@operator, symbol, _) = Array.Find(Signs, sign => rest.StartsWith(sign.Symbol, StringComparison.Ordinal));
            if (symbol is not null && property.Operators.Contains(@operator) && property.ProblemOf(rest[symbol.Length..]) is null)
            {
                return new PropertyCondition(property.Key, @operator, rest[symbol.Length..]);
            }
        }

        return null;
    }
}
