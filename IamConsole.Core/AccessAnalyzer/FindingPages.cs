using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>Lists an analyzer's findings as requests ask for them.</summary>
internal static class FindingPages
{
    private const int MostResults = 100;

    /// <summary>One page of the findings that meet the criteria.</summary>
    public static async Task<IamResult<Page<AccessFinding>>> ListAsync(
        OperationContext context, string analyzerId, IReadOnlyDictionary<string, Criterion>? filter, SortCriteria? sort, string? nextToken, int? maxResults, CancellationToken cancellationToken)
    {
        if (FindingFilter.Problem(filter) is { } problem)
        {
            return problem;
        }

        if (maxResults is < 1 or > MostResults)
        {
            return AnalyzerErrors.Invalid($"maxResults is 1 to {MostResults}.");
        }

        if (!Marker.Decode(nextToken).TryGet(out var after, out var invalid))
        {
            return AnalyzerErrors.Invalid(invalid.Message);
        }

        var end = FindingPlace.Read(after);
        if (end is null && after.Length > 0)
        {
            return AnalyzerErrors.Invalid(Marker.Invalid.Message);
        }

        var order = new FindingOrder(sort);
        var all = await context.Db.AccessFindings.AsNoTracking().Where(finding => finding.AnalyzerId == analyzerId).ToListAsync(cancellationToken);
        var rest = all.Where(finding => finding.Matches(filter) && (end is null || order.Compare(order.PlaceOf(finding), end) > 0)).OrderBy(order.PlaceOf, order);
        return Marker.Cut([.. rest.Take((maxResults ?? MostResults) + 1)], maxResults ?? MostResults, finding => order.PlaceOf(finding).Text);
    }
}
