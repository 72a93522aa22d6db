namespace IamConsole.Components.Shared;

/// <summary>Something that the editor points at.</summary>
/// <param name="Severity">Error, Security, Warning or Suggestion, as the console's editor groups them.</param>
/// <param name="Line">From 1, as <paramref name="Column"/>; the end is behind the last character.</param>
public sealed record EditorFinding(string Severity, string Code, string Message, int Line, int Column, int EndLine, int EndColumn)
{
    public const string Error = "Error";
    public const string Security = "Security";
    public const string Warning = "Warning";
    public const string Suggestion = "Suggestion";

    /// <summary>The severities in the order in which they are shown.</summary>
    internal static IReadOnlyList<(string Severity, string One, string Many)> Severities { get; } =
    [
        (Error, "error", "errors"),
        (Security, "security warning", "security warnings"),
        (Warning, "warning", "warnings"),
        (Suggestion, "suggestion", "suggestions"),
    ];
}
