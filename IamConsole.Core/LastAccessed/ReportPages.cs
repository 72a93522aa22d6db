using IamConsole.Core.Operations;

namespace IamConsole.Core.LastAccessed;

/// <summary>Cuts a report, which is wholly at hand, into the pages that <c>Marker</c> and <c>MaxItems</c> ask for.</summary>
internal static class ReportPages
{
    /// <param name="all">In the report's order.</param>
    /// <param name="key">No two items have the same; a marker names the last one shown.</param>
    /// <param name="marker">The request's marker, or none at the beginning.</param>
    /// <param name="maxItems">The request's greatest number of items, or none.</param>
    public static IamResult<Page<T>> Cut<T>(IReadOnlyList<T> all, Func<T, string> key, string? marker, int? maxItems)
    {
        if (!Marker.Decode(marker).TryGet(out var after, out var invalid))
        {
            return invalid;
        }

        var rest = after.Length == 0 ? all : [.. all.SkipWhile(item => key(item) != after).Skip(1)];
        var most = maxItems ?? Marker.DefaultMaxItems;
        return Marker.Cut([.. rest.Take(most + 1)], most, key);
    }
}
