namespace IamConsole.Components.Shared;

/// <summary>What a 'Last accessed' tab is about.</summary>
public enum LastAccessedOf
{
    User,
    Group,
    Role,
    Policy,
}
