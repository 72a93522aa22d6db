using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Users;

/// <summary>One user with what its page shows; a part is either there or refused.</summary>
public sealed record UserDetail
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Path { get; init; }
    public required string Arn { get; init; }

    /// <summary>Twelve digits.</summary>
    public required string AccountId { get; init; }
    public string? AccountAlias { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? PasswordLastUsedAt { get; init; }

    /// <summary>To be sent with a change of what is shown.</summary>
    public required long Revision { get; init; }
    public string? PermissionsBoundaryArn { get; init; }
    public required IamResult<UserTags> Tags { get; init; }
    public required IamResult<UserConsoleAccess> ConsoleAccess { get; init; }
    public required IamResult<UserAccessKeys> AccessKeys { get; init; }
    public required IamResult<UserMfaDevices> MfaDevices { get; init; }
}

/// <summary>The tags by key.</summary>
public sealed record UserTags(IReadOnlyList<Tag> Tags);

/// <summary>Whether a user may sign in to the console.</summary>
/// <param name="IsEnabled">Whether there is a password.</param>
/// <param name="PasswordChangedAt">When it was last set.</param>
/// <param name="PasswordResetRequired">Whether another one must be chosen at the next sign-in.</param>
public sealed record UserConsoleAccess(bool IsEnabled, DateTimeOffset? PasswordChangedAt, bool PasswordResetRequired);

/// <summary>The access keys, the older first.</summary>
public sealed record UserAccessKeys(IReadOnlyList<AccessKeyDetail> Keys);

/// <summary>An access key as its card shows it.</summary>
/// <param name="Id">The access key id.</param>
/// <param name="IsActive">Whether it can be used.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="LastUse">When and for what it was last used.</param>
/// <param name="Description">The value of the user's tag whose key is the access key id, or none; needs <c>iam:ListUserTags</c>.</param>
public sealed record AccessKeyDetail(string Id, bool IsActive, DateTimeOffset CreatedAt, Guarded<AccessKeyUse> LastUse, Guarded<string?> Description);

/// <summary>The last use of an access key; all none where it was never used.</summary>
public sealed record AccessKeyUse(DateTimeOffset? Time, string? Region, string? Service);

/// <summary>The assigned MFA devices.</summary>
public sealed record UserMfaDevices(IReadOnlyList<UserMfaDevice> Devices);

/// <summary>An MFA device as the list shows it.</summary>
public sealed record UserMfaDevice(MfaDeviceKind Kind, string SerialNumber, DateTimeOffset? EnabledAt);
