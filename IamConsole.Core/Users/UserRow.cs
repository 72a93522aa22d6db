using IamConsole.Core.Operations;

namespace IamConsole.Core.Users;

/// <summary>A user as the Users page lists it; what needs an action of its own is guarded.</summary>
public sealed record UserRow
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Path { get; init; }
    public required string Arn { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Guarded<UserGroupNames> Groups { get; init; }

    /// <summary>The later of the last sign-in and the last use of an access key; none where there was neither.</summary>
    public required Guarded<DateTimeOffset?> LastActivity { get; init; }

    /// <summary>The kinds of the assigned devices in the console's words; <c>None</c> where there is none.</summary>
    public required Guarded<string> Mfa { get; init; }

    /// <summary>When the password was last set; none where there is no console access.</summary>
    public required Guarded<DateTimeOffset?> PasswordChangedAt { get; init; }

    /// <summary>When the password was last used to sign in.</summary>
    public DateTimeOffset? PasswordLastUsedAt { get; init; }

    public required Guarded<UserKeys> Keys { get; init; }

    /// <summary>When any of the keys was last used.</summary>
    public required Guarded<DateTimeOffset?> KeyLastUsedAt { get; init; }
}

/// <summary>The groups of a user, shortened for a cell.</summary>
/// <param name="First">Alphabetically first.</param>
/// <param name="Second">Alphabetically second.</param>
/// <param name="Count">How many there are in all.</param>
public readonly record struct UserGroupNames(string? First, string? Second, int Count)
{
    public static UserGroupNames Of(IReadOnlyList<string> names) => new(names.ElementAtOrDefault(0), names.ElementAtOrDefault(1), names.Count);

    /// <summary><c>admins, devs + 2 more</c>; <c>None</c> where there is none.</summary>
    public override string ToString() => this switch
    {
        { First: null } => "None",
        { Second: null } => First,
        { Count: 2 } => $"{First}, {Second}",
        _ => $"{First}, {Second} + {Count - 2} more",
    };
}

/// <summary>The access keys of a user, at most two, the older first.</summary>
public readonly record struct UserKeys(UserKey? First, UserKey? Second)
{
    public IEnumerable<UserKey> All => new[] { First, Second }.OfType<UserKey>();

    /// <summary>When the oldest active key was made; none where no key is active.</summary>
    public DateTimeOffset? OldestActiveAt => All.Where(key => key.IsActive).Min(key => (DateTimeOffset?)key.CreatedAt);
}

/// <summary>An access key as lists show it.</summary>
public sealed record UserKey(string Id, bool IsActive, DateTimeOffset CreatedAt);

/// <summary>What the Users page is sorted by.</summary>
public enum UserSort
{
    Name,
    Path,
    Groups,
    LastActivity,
    Mfa,
    PasswordAge,
    ConsoleLastSignIn,
    ActiveKeyAge,
    KeyLastUsed,
    Created,
}
