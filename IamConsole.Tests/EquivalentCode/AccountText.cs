using System.Globalization;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.EquivalentCode;

/// <summary>What an account consists of, a line each, so that two accounts can be compared; without secrets, unique ids and times.</summary>
internal static class AccountText
{
    public static async Task<IReadOnlyList<string>> OfAsync(IamDbContext db, params string[] withoutUsers)
    {
        var users = await db.Users.Where(user => !withoutUsers.Contains(user.Name)).ToListAsync();
        var groups = await db.Groups.ToListAsync();
        var roles = await db.Roles.ToListAsync();
        var policies = await db.Policies.ToListAsync();
        var names = users.Select(user => (user.Id, $"user {user.Name}"))
            .Concat(groups.Select(group => (group.Id, $"group {group.Name}")))
            .Concat(roles.Select(role => (role.Id, $"role {role.Name}")))
            .Concat(policies.Select(policy => (policy.Id, $"policy {policy.Name}")))
            .ToDictionary(entry => entry.Id, entry => entry.Item2);
        var logins = await db.LoginProfiles.ToListAsync();
        var keys = await db.AccessKeys.ToListAsync();
        var versions = await db.PolicyVersions.ToListAsync();
        var lines = new List<string>();
        lines.AddRange(users.Select(user => $"{names[user.Id]} {user.Path} {user.PermissionsBoundaryArn} keys {keys.Count(key => key.OwnerId == user.Id)} reset {logins.Find(login => login.UserId == user.Id)?.PasswordResetRequired}"));
        lines.AddRange(groups.Select(group => $"{names[group.Id]} {group.Path}"));
        lines.AddRange(roles.Select(role => $"{names[role.Id]} {role.Path} {role.Description} {role.MaxSessionDuration} {role.PermissionsBoundaryArn} {role.AssumeRolePolicyDocument}"));
        lines.AddRange(policies.Select(policy => $"{names[policy.Id]} {policy.Path} {policy.Description} v{policy.DefaultVersion} {string.Join(' ', versions.Where(version => version.PolicyId == policy.Id).OrderBy(version => version.Number).Select(version => version.Document))}"));
        lines.AddRange((await db.GroupMemberships.ToListAsync()).Select(membership => $"{names[membership.UserId]} in {names[membership.GroupId]}"));
        lines.AddRange((await db.PolicyAttachments.ToListAsync()).Where(row => names.ContainsKey(row.HolderId)).Select(row => $"{names[row.HolderId]} has {row.PolicyArn}"));
        lines.AddRange((await db.InlinePolicies.ToListAsync()).Where(row => names.ContainsKey(row.HolderId)).Select(row => $"{names[row.HolderId]} embeds {row.Name} {row.Document}"));
        lines.AddRange((await db.Tags.ToListAsync()).Where(row => names.ContainsKey(row.ResourceId)).Select(row => $"{names[row.ResourceId]} tagged {row.Key}={row.Value}"));
        lines.AddRange((await db.InstanceProfiles.ToListAsync()).Select(profile => $"instance profile {profile.Name} {profile.Path} {(profile.RoleId is { } role ? names[role] : "")}"));
        lines.AddRange((await db.PasswordPolicies.ToListAsync()).Select(policy => string.Create(CultureInfo.InvariantCulture,
            $"password policy {policy.MinimumLength} {policy.RequiresUppercase} {policy.RequiresLowercase} {policy.RequiresNumber} {policy.RequiresSymbol} {policy.AllowsUsersToChangePassword} {policy.MaximumAge} {policy.IsHardExpiry} {policy.ReusePrevention}")));
        lines.AddRange((await db.MfaDevices.Where(device => device.Kind == MfaDeviceKind.Virtual).ToListAsync()).Select(device => $"device {device.SerialNumber}"));
        var account = db.Account.ToString();
        lines.Add($"alias {await db.Accounts.Where(row => row.Id == account).Select(row => row.Alias).SingleAsync()}");
        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
