using IamConsole.Core.Operations;

namespace IamConsole.Core.Groups;

/// <summary>Every refusal of this feature that is not shared.</summary>
internal static class GroupErrors
{
    public static IamError AlreadyExists(string name) => IamError.EntityAlreadyExists($"Group with name {name} already exists.");

    public static IamError HasUsers() => IamError.DeleteConflict("Cannot delete entity, must remove users from group first.");

    public static IamError HasAttachedPolicies() => IamError.DeleteConflict("Cannot delete entity, must detach all policies first.");

    public static IamError HasInlinePolicies() => IamError.DeleteConflict("Cannot delete entity, must delete policies first.");
}
