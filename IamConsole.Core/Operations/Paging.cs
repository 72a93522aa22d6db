using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Operations;

/// <summary>One page of a list.</summary>
/// <param name="Items">In the list's order.</param>
/// <param name="IsTruncated">Whether there are more.</param>
/// <param name="Marker">What continues the list, or none.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, bool IsTruncated, string? Marker);

/// <summary>Reads AWS's lists page by page, as <c>Marker</c> and <c>MaxItems</c> ask.</summary>
public static class Paging
{
    // By what a key says: an expression is made anew at each call, and compiling one takes longer than the page.
    private static readonly ConcurrentDictionary<(Type Row, string Key), Delegate> CompiledKeys = new();

    /// <summary>The page of rows that a request asks for, in the order of a key.</summary>
    /// <param name="rows">All rows of the list.</param>
    /// <param name="key">What the list is ordered by; no two rows have the same.</param>
    /// <param name="marker">The request's marker, or none at the beginning.</param>
    /// <param name="maxItems">The request's greatest number of items, or none.</param>
    /// <param name="cancellationToken">Ends the read early.</param>
    public static async Task<IamResult<Page<T>>> ToPageAsync<T>(
        this IQueryable<T> rows, Expression<Func<T, string>> key, string? marker, int? maxItems, CancellationToken cancellationToken)
    {
        if (!Marker.Decode(marker).TryGet(out var after, out var invalid))
        {
            return invalid;
        }

        var most = Marker.PageSize(maxItems);
        var read = await rows.Where(IsAfter(key, after)).OrderBy(key).Take(most + 1).ToListAsync(cancellationToken);
        return Marker.Cut(read, most, last => CompiledKey(key)(last));
    }

    private static Func<T, string> CompiledKey<T>(Expression<Func<T, string>> key) =>
        (Func<T, string>)CompiledKeys.GetOrAdd((typeof(T), key.Body.ToString()), static (_, compiled) => compiled.Compile(), key);

    private static Expression<Func<T, bool>> IsAfter<T>(Expression<Func<T, string>> key, string after)
    {
        // A captured variable becomes a parameter of the SQL, a constant would not.
        Expression<Func<string>> captured = () => after;
        var compared = Expression.Call(typeof(string), nameof(string.Compare), null, key.Body, captured.Body);
        return Expression.Lambda<Func<T, bool>>(Expression.GreaterThan(compared, Expression.Constant(0)), key.Parameters);
    }
}
