namespace IamConsole.Components.Shared;

/// <summary>Words that every page says alike.</summary>
public static class Words
{
    /// <summary>In place of a value that the caller may not see.</summary>
    public const string Denied = "Access denied";
}
