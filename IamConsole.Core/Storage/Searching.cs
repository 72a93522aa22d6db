namespace IamConsole.Core.Storage;

/// <summary>What searched and paged queries have in common: the one place that escapes what LIKE treats specially, and the greatest page.</summary>
public static class Searching
{
    /// <summary>The escape character to hand to <c>EF.Functions.Like</c>.</summary>
    public const string Escape = "\\";

    private const int MostRows = 200;

    /// <summary>How many rows a page gets: what is asked for, from 1 to 200.</summary>
    public static int Rows(int asked) => Math.Clamp(asked, 1, MostRows);

    /// <summary>A LIKE pattern for 'contains this text'; LIKE ignores the case of ASCII letters.</summary>
    public static string Contains(string text) =>
        "%" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
}
