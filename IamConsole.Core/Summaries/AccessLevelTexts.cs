using IamConsole.Core.Catalog;

namespace IamConsole.Core.Summaries;

/// <summary>The cell "Access level": <c>Full: List, Read Limited: Write</c>.</summary>
internal static class AccessLevelTexts
{
    public static string Of(IReadOnlyList<LevelCount> levels)
    {
        if (levels.All(level => level.Granted == level.Total))
        {
            return SummaryTexts.FullAccess;
        }

        var parts = new List<string>(2);
        Add(parts, "Full", levels.Where(level => level.IsFull));
        Add(parts, "Limited", levels.Where(level => level is { Granted: > 0, IsFull: false }));
        return parts.Count == 0 ? SummaryTexts.None : string.Join(' ', parts);
    }

    private static void Add(List<string> parts, string word, IEnumerable<LevelCount> levels)
    {
        var names = string.Join(", ", levels.Select(level => level.Level.DisplayName()));
        if (names.Length > 0)
        {
            parts.Add($"{word}: {names}");
        }
    }
}
