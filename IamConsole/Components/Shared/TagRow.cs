namespace IamConsole.Components.Shared;

/// <summary>A tag while it is edited.</summary>
public sealed record TagRow(string Key, string Value);
