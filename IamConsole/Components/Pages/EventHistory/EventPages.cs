using System.Globalization;
using IamConsole.Core.EventHistory;

namespace IamConsole.Components.Pages.EventHistory;

/// <summary>Which page of the history is shown, of how many. A page is found by its place and not by its number, and only so many events are counted: the number is what the way there makes it, and how many there are may be open.</summary>
internal static class EventPages
{
    /// <summary>So many events are a page.</summary>
    public const int Size = 50;

    /// <summary>'Page 3 of 200+', the plus where there may be more.</summary>
    /// <param name="page">What is shown.</param>
    /// <param name="asked">The number by the pages that were turned, from 1.</param>
    public static string Text(EventHistoryResult page, int asked)
    {
        ArgumentNullException.ThrowIfNull(page);
        var counted = page.Count is { } count ? Math.Max(1, (count + Size - 1) / Size) : (int?)null;
        var isLast = !page.HasOlder && page.LookedUntil is null;
        var number = !page.HasNewer ? 1 : isLast && counted is { } all && !page.HasMoreThanCounted ? all : Math.Max(2, asked);
        var total = isLast ? number : Math.Max(counted ?? 1, number + 1);
        var isOpen = !isLast && (counted is null || page.HasMoreThanCounted);
        return string.Create(CultureInfo.InvariantCulture, $"Page {number:N0} of {total:N0}{(isOpen ? "+" : "")}");
    }

    /// <summary>The number in an address; 1 where it is absent or nonsense.</summary>
    public static int Read(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000_000 ? number : 1;
}
