namespace IamConsole.Components.Shared;

/// <summary>Something that a <see cref="Combobox"/> offers.</summary>
/// <param name="Value">What choosing it gives.</param>
/// <param name="Text">What it is called.</param>
/// <param name="Detail">A word more about it, if there is one.</param>
public sealed record ComboboxOption(string Value, string Text, string? Detail = null);
