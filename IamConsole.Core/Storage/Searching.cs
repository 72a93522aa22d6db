namespace IamConsole.Core.Storage;

/// <summary>Search text to a SQL pattern: the one place that escapes what LIKE treats specially.</summary>
public static class Searching
{
    /// <summary>The escape character to hand to <c>EF.Functions.Like</c>.</summary>
    public const string Escape = "\\";

    /// <summary>A LIKE pattern for 'contains this text'; LIKE ignores the case of ASCII letters.</summary>
    public static string Contains(string text) =>
        "%" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
}
