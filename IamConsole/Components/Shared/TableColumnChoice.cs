namespace IamConsole.Components.Shared;

/// <summary>A column as the preferences dialog offers it.</summary>
/// <param name="Fixed">True for the column that names the row.</param>
/// <param name="Width">In CSS pixels; null for as wide as what it shows.</param>
public sealed record TableColumnChoice(string Title, bool Visible, bool Fixed, int? Width = null);
