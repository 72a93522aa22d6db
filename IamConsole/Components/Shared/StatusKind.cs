namespace IamConsole.Components.Shared;

/// <summary>What a <see cref="StatusBadge"/> means.</summary>
public enum StatusKind
{
    Info,
    Success,
    Warning,
    Error,

    /// <summary>Off on purpose: an inactive key, disabled console access.</summary>
    Stopped,
    Pending,
}
