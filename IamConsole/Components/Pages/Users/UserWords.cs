using IamConsole.Components.Shared;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;

namespace IamConsole.Components.Pages.Users;

/// <summary>The words of the users pages.</summary>
internal static class UserWords
{
    /// <summary>The console's 'Attached via' column: 'Directly', 'Inline', 'Group devs'.</summary>
    public static string AttachedVia(UserPolicy policy)
    {
        var direct = policy.Kind is HolderPolicyKind.CustomerInline ? "Inline" : "Directly";
        var groups = policy.Groups.Count == 0 ? "" : $"{(policy.Groups.Count == 1 ? "Group" : "Groups")} {string.Join(", ", policy.Groups)}";
        return policy.IsDirect ? groups.Length == 0 ? direct : $"{direct}, {groups}" : groups;
    }

    /// <summary>An age in days, or the word for none, or that it may not be seen.</summary>
    public static string Age(Guarded<DateTimeOffset?> since, DateTimeOffset now, string none = "None") =>
        since.IsDenied ? Words.Denied : since.Value is { } time ? RelativeTime.Age(time, now) : none;

    /// <summary><c>AKIA... (Active)</c>, both where there are two.</summary>
    public static string Keys(Guarded<UserKeys> keys) =>
        keys.IsDenied ? Words.Denied
        : keys.Value.First is null ? "–"
        : string.Join(", ", keys.Value.All.Select(key => $"{key.Id} ({(key.IsActive ? "Active" : "Inactive")})"));
}
