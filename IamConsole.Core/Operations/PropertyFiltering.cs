using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace IamConsole.Core.Operations;

/// <summary>Narrows lists by their properties.</summary>
internal static class PropertyFiltering
{
    /// <summary>What holds for the rows that meet a filter, to be asked of a database or in memory.</summary>
    /// <param name="properties">What may be asked of the rows.</param>
    /// <param name="filter">What is asked for.</param>
    /// <param name="now">From when ages are counted.</param>
    /// <param name="mayKnow">Whether the caller may know of every row what an action shows of one; a condition on what is hidden holds for no row.</param>
    /// <returns><c>InvalidInput</c> where a condition makes no sense.</returns>
    public static async Task<IamResult<Expression<Func<TRow, bool>>>> MeetingAsync<TRow>(
        this IReadOnlyList<FilterProperty<TRow>> properties, PropertyFilter filter, DateTimeOffset now, Func<string, ValueTask<bool>> mayKnow)
    {
        if (filter.Conditions.Count > PropertyFilter.MostConditions)
        {
            return IamError.InvalidInput($"A filter has at most {PropertyFilter.MostConditions} conditions.");
        }

        var row = Expression.Parameter(typeof(TRow), "row");
        Expression? all = null;
        foreach (var condition in filter.Conditions)
        {
            var property = properties.FirstOrDefault(property => property.Key == condition.Property);
            if (property?.Where(condition, now) is not { } holds)
            {
                return IamError.InvalidInput($"The list cannot be filtered by {condition.Property} in this way.");
            }

            var one = property.Action is { } action && !await mayKnow(action) ? Expression.Constant(false) : ReplacingExpressionVisitor.Replace(holds.Parameters[0], row, holds.Body);
            all = all is null ? one : filter.Any ? Expression.OrElse(all, one) : Expression.AndAlso(all, one);
        }

        return Expression.Lambda<Func<TRow, bool>>(all ?? Expression.Constant(true), row);
    }
}
