namespace IamConsole.Core.Authentication;

/// <summary>The role that a console session has switched to.</summary>
/// <param name="RoleName">Without its path.</param>
/// <param name="DisplayName">What the top bar calls it, or none.</param>
/// <param name="Color">The colour that the top bar shows it in, or none.</param>
/// <param name="ExpiresAt">When the session of the role ends, by the real clock.</param>
public sealed record SwitchedRole(string RoleName, string? DisplayName, string? Color, DateTimeOffset ExpiresAt);
