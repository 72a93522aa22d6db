namespace IamConsole.Components.Shared;

/// <summary>A policy document to show.</summary>
/// <param name="Name">What people call it; shown where several stand together.</param>
/// <param name="Json">The text as stored.</param>
public sealed record PolicyText(string Name, string Json);
