using System.Linq.Expressions;

namespace IamConsole.Core.Operations;

/// <summary>A column that a list is sorted by.</summary>
public readonly record struct SortBy<TColumn>(TColumn Column, bool Descending)
    where TColumn : struct, Enum;

/// <summary>Sorts rows by one key after another.</summary>
internal static class Sorting
{
    /// <summary>Sorts, or where the rows are sorted already, those that are equal so far.</summary>
    public static IOrderedQueryable<TRow> By<TRow, TKey>(this IQueryable<TRow> rows, Expression<Func<TRow, TKey>> key, bool descending = false) =>
        typeof(IOrderedQueryable<TRow>).IsAssignableFrom(rows.Expression.Type) && rows is IOrderedQueryable<TRow> sorted
            ? descending ? sorted.ThenByDescending(key) : sorted.ThenBy(key)
            : descending ? rows.OrderByDescending(key) : rows.OrderBy(key);
}
