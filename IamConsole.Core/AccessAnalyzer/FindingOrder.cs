using IamConsole.Core.Model;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>The order of a list of findings. Where a page ended is known also when the finding that it ended with is no longer in the list.</summary>
/// <param name="criteria">The request's, or none.</param>
internal sealed class FindingOrder(SortCriteria? criteria) : IComparer<FindingPlace>
{
    private readonly string _attribute = criteria?.AttributeName ?? "updatedAt";
    private readonly bool _isAscending = criteria?.OrderBy == "ASC";

    /// <summary>Where a finding stands.</summary>
    public FindingPlace PlaceOf(AccessFinding finding) => new(FindingFilter.ValueOf(finding, _attribute) ?? "", finding.Id);

    public int Compare(FindingPlace? x, FindingPlace? y)
    {
        var byValue = string.CompareOrdinal(x?.Value, y?.Value);
        return byValue == 0 ? string.CompareOrdinal(x?.Id, y?.Id) : _isAscending ? byValue : -byValue;
    }
}

/// <summary>Where a finding stands in a list.</summary>
/// <param name="Value">What the list is sorted by.</param>
/// <param name="Id">The finding's, for those that are equal by that.</param>
internal sealed record FindingPlace(string Value, string Id)
{
    /// <summary>As a marker keeps it.</summary>
    public string Text => $"{Id} {Value}";

    /// <summary>The place that a marker keeps, or none where it is no text of a place.</summary>
    public static FindingPlace? Read(string text) => text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space ? new(text[(space + 1)..], text[..space]) : null;
}
