namespace IamConsole.Components.Shared;

/// <summary>A column as the preferences dialog offers it.</summary>
/// <param name="Fixed">True for the column that names the row.</param>
public sealed record TableColumnChoice(string Title, bool Visible, bool Fixed);
