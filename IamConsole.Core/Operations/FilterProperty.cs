using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;

namespace IamConsole.Core.Operations;

/// <summary>A property that a list can be narrowed by, and how its conditions are asked of the rows.</summary>
/// <param name="Key">Its name in a <see cref="PropertyCondition"/>.</param>
/// <param name="Action">The action that shows it of a row, where it is not shown to everybody who may list: the filter would tell it.</param>
/// <param name="Where">The rows for which a condition holds, or none where its operator or value does not fit the property.</param>
internal sealed record FilterProperty<TRow>(string Key, string? Action, Func<PropertyCondition, DateTimeOffset, Expression<Func<TRow, bool>>?> Where)
{
    private const int LongestValue = 256;

    // A hundred years; what is older is not told apart.
    private const int MostDays = 36_500;

    private static readonly MethodInfo ToLower = typeof(string).GetMethod(nameof(string.ToLower), Type.EmptyTypes)!;
    private static readonly MethodInfo Contains = typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!;
    private static readonly MethodInfo StartsWith = typeof(string).GetMethod(nameof(string.StartsWith), [typeof(string)])!;

    /// <summary>A text, compared in any case; what has none has an empty one.</summary>
    public static FilterProperty<TRow> Text(string key, Expression<Func<TRow, string?>> value, string? action = null) => new(key, action, (condition, _) =>
    {
        if (condition.Value.Length > LongestValue)
        {
            return null;
        }

        var text = Expression.Call(Expression.Coalesce(value.Body, Expression.Constant("")), ToLower);
        var sought = Parameter(condition.Value.ToLowerInvariant());
        Expression? holds = condition.Operator switch
        {
            PropertyOperator.Equal or PropertyOperator.NotEqual => Expression.Equal(text, sought),
            PropertyOperator.Contains or PropertyOperator.NotContains => Expression.Call(text, Contains, sought),
            PropertyOperator.StartsWith or PropertyOperator.NotStartsWith => Expression.Call(text, StartsWith, sought),
            _ => null,
        };
        return Predicate(holds, condition.Operator is PropertyOperator.NotEqual or PropertyOperator.NotContains or PropertyOperator.NotStartsWith, value);
    });

    /// <summary>A whole number.</summary>
    public static FilterProperty<TRow> Number(string key, Expression<Func<TRow, int>> value, string? action = null) => new(key, action, (condition, _) =>
    {
        if (!int.TryParse(condition.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var sought = Parameter(number);
        Expression? holds = condition.Operator switch
        {
            PropertyOperator.Equal or PropertyOperator.NotEqual => Expression.Equal(value.Body, sought),
            PropertyOperator.AtLeast => Expression.GreaterThanOrEqual(value.Body, sought),
            PropertyOperator.AtMost => Expression.LessThanOrEqual(value.Body, sought),
            PropertyOperator.More => Expression.GreaterThan(value.Body, sought),
            PropertyOperator.Less => Expression.LessThan(value.Body, sought),
            _ => null,
        };
        return Predicate(holds, condition.Operator is PropertyOperator.NotEqual, value);
    });

    /// <summary>How many whole days have gone by since a time. What has no such time has no age: it meets a condition only where that asks for another age.</summary>
    public static FilterProperty<TRow> Age(string key, Expression<Func<TRow, DateTimeOffset?>> since, string? action = null) => new(key, action, (condition, now) =>
    {
        if (!int.TryParse(condition.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days > MostDays)
        {
            return null;
        }

        BinaryExpression AtLeast(int age) => Expression.LessThanOrEqual(since.Body, Parameter<DateTimeOffset?>(now.AddDays(-age)));
        BinaryExpression LessThan(int age) => Expression.GreaterThan(since.Body, Parameter<DateTimeOffset?>(now.AddDays(-age)));
        Expression? holds = condition.Operator switch
        {
            PropertyOperator.Equal or PropertyOperator.NotEqual => Expression.AndAlso(AtLeast(days), LessThan(days + 1)),
            PropertyOperator.AtLeast => AtLeast(days),
            PropertyOperator.More => AtLeast(days + 1),
            PropertyOperator.AtMost => LessThan(days + 1),
            PropertyOperator.Less => LessThan(days),
            _ => null,
        };
        return Predicate(holds, condition.Operator is PropertyOperator.NotEqual, since);
    });

    private static Expression<Func<TRow, bool>>? Predicate(Expression? holds, bool negated, LambdaExpression value) =>
        holds is null ? null : Expression.Lambda<Func<TRow, bool>>(negated ? Expression.Not(holds) : holds, value.Parameters);

    /// <summary>A value that a query takes as a parameter, so that it is compiled once for all values.</summary>
    private static MemberExpression Parameter<T>(T value) => Expression.Property(Expression.Constant(new Box<T>(value)), nameof(Box<T>.Value));

    private sealed record Box<T>(T Value);
}
