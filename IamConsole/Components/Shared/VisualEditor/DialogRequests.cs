using IamConsole.Core.PolicyDrafting;

namespace IamConsole.Components.Shared.VisualEditor;

/// <summary>Asks for an ARN.</summary>
/// <param name="Group">The resource type whose form it is to have; none for an ARN of any form.</param>
/// <param name="Replaces">The ARN to be changed; none for a new one.</param>
public sealed record ArnRequest(ResourceGroup? Group, string? Replaces);

/// <summary>Asks for a condition.</summary>
/// <param name="Start">What the dialog begins with; none for an empty one.</param>
/// <param name="IsThere">Whether the block has <paramref name="Start"/> already, so that it is changed.</param>
public sealed record ConditionRequest(BlockCondition? Start, bool IsThere);
