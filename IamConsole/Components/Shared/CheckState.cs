namespace IamConsole.Components.Shared;

/// <summary>What a <see cref="TriStateBox"/> shows.</summary>
public enum CheckState
{
    None,
    Some,
    All,
}
