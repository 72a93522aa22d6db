using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;

namespace IamConsole.Core.Users;

/// <summary>What the list of users can be narrowed by.</summary>
internal static class UserProperties
{
    public static IReadOnlyList<FilterProperty<IamUser>> Of(IamDbContext db) =>
    [
        FilterProperty<IamUser>.Text("name", user => user.Name),
        FilterProperty<IamUser>.Text("path", user => user.Path),
        FilterProperty<IamUser>.Number("groups", user => db.GroupMemberships.Count(membership => membership.UserId == user.Id), "iam:ListGroupsForUser"),
        FilterProperty<IamUser>.Text("mfa", user => db.MfaDevices.Any(device => device.OwnerId == user.Id) ? "on" : "off", "iam:ListMFADevices"),
        FilterProperty<IamUser>.Text("console", user => db.LoginProfiles.Any(profile => profile.UserId == user.Id) ? "on" : "off", "iam:GetLoginProfile"),
        FilterProperty<IamUser>.Number("keys", user => db.AccessKeys.Count(key => key.OwnerId == user.Id && key.IsActive), "iam:ListAccessKeys"),
        FilterProperty<IamUser>.Age("password-age", user => db.LoginProfiles.Where(profile => profile.UserId == user.Id).Max(profile => (DateTimeOffset?)profile.PasswordChangedAt), "iam:GetLoginProfile"),
        FilterProperty<IamUser>.Age("key-age", user => db.AccessKeys.Where(key => key.OwnerId == user.Id && key.IsActive).Min(key => (DateTimeOffset?)key.CreatedAt), "iam:ListAccessKeys"),
        FilterProperty<IamUser>.Age("key-used", user => db.AccessKeys.Where(key => key.OwnerId == user.Id).Max(key => key.LastUsedAt), "iam:GetAccessKeyLastUsed"),
        FilterProperty<IamUser>.Age("signed-in", user => user.PasswordLastUsedAt),
        FilterProperty<IamUser>.Age("age", user => user.CreatedAt),
    ];
}
