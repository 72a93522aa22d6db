namespace IamConsole.Components.Shared;

/// <summary>Words that every page says alike.</summary>
public static class Words
{
    /// <summary>In place of a value that the caller may not see.</summary>
    public const string Denied = "Access denied";

    /// <summary>Why a button that works on chosen rows is disabled, or none where some are chosen.</summary>
    /// <param name="count">How many are chosen.</param>
    /// <param name="what">What is to be chosen: <c>users</c>.</param>
    public static string? ToSelect(int count, string what) => count == 0 ? $"Select {what} in the table first." : null;

    /// <summary>Why nothing can be deleted for the moment.</summary>
    public const string BeingDeleted = "A deletion is in progress.";

    /// <summary>Why a button that works on one chosen row is disabled, or none where one is chosen.</summary>
    /// <param name="count">How many are chosen.</param>
    /// <param name="what">What is to be chosen: <c>policy</c>.</param>
    public static string? ToSelectOne(int count, string what) => count == 1 ? null : $"Select one {what} in the table first.";

    /// <summary>The first few of some names, and how many more there are.</summary>
    public static string Names(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? $" and {names.Count - MostNames} more" : "");

    private const int MostNames = 8;
}
