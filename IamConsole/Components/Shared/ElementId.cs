namespace IamConsole.Components.Shared;

/// <summary>Ids for elements that labels and descriptions refer to; unique within the process, so also within a page.</summary>
internal static class ElementId
{
    private static long _last;

    public static string Next(string prefix) => $"{prefix}-{Interlocked.Increment(ref _last)}";
}
