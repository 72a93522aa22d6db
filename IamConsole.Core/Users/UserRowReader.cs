using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Users;

/// <summary>Adds what the columns show to the users of one page: one query for each kind of thing, none for a row.</summary>
internal static class UserRowReader
{
    public static async Task<IReadOnlyList<UserRow>> ReadAsync(QueryContext context, List<IamUser> page, CancellationToken cancellationToken)
    {
        var db = context.Db;
        var ids = page.Select(user => user.Id).ToList();
        var tags = (await db.Tags.Where(tag => ids.Contains(tag.ResourceId)).ToListAsync(cancellationToken)).ToLookup(tag => tag.ResourceId, tag => new Tag(tag.Key, tag.Value));
        var passwords = await db.LoginProfiles.Where(profile => ids.Contains(profile.UserId)).ToDictionaryAsync(profile => profile.UserId, profile => profile.PasswordChangedAt, cancellationToken);
        var keys = (await db.AccessKeys.Where(key => ids.Contains(key.OwnerId)).OrderBy(key => key.CreatedAt).ThenBy(key => key.Id).ToListAsync(cancellationToken)).ToLookup(key => key.OwnerId);
        var devices = (await db.MfaDevices.Where(device => device.OwnerId != null && ids.Contains(device.OwnerId)).ToListAsync(cancellationToken)).ToLookup(device => device.OwnerId!);
        var groups = (await db.GroupMemberships
            .Where(membership => ids.Contains(membership.UserId))
            .Join(db.Groups, membership => membership.GroupId, group => group.Id, (membership, group) => new { membership.UserId, group.Name })
            .OrderBy(member => member.Name)
            .ToListAsync(cancellationToken)).ToLookup(member => member.UserId, member => member.Name);

        var rows = new List<UserRow>(page.Count);
        foreach (var user in page)
        {
            var target = new UserTarget(user, Arn.User(context.Account, user.Path, user.Name), [.. tags[user.Id]], user.Name);
            var keyLastUsed = keys[user.Id].Max(key => key.LastUsedAt);
            async ValueTask<Guarded<T>> IfAllowed<T>(string action, Func<T> value) =>
                await context.IsAllowedAsync(target.Action(action), cancellationToken) ? Guarded.Of(value()) : Guarded.Denied<T>();

            rows.Add(new UserRow
            {
                Id = user.Id,
                Name = user.Name,
                Path = user.Path,
                Arn = target.ArnText,
                CreatedAt = user.CreatedAt,
                PasswordLastUsedAt = user.PasswordLastUsedAt,
                Groups = await IfAllowed("iam:ListGroupsForUser", () => UserGroupNames.Of([.. groups[user.Id]])),
                Mfa = await IfAllowed("iam:ListMFADevices", () => MfaKinds.Text(devices[user.Id].Select(device => device.Kind))),
                PasswordChangedAt = await IfAllowed("iam:GetLoginProfile", () => passwords.TryGetValue(user.Id, out var changed) ? changed : (DateTimeOffset?)null),
                Keys = await IfAllowed("iam:ListAccessKeys", () => KeysOf([.. keys[user.Id]])),
                KeyLastUsedAt = await IfAllowed("iam:GetAccessKeyLastUsed", () => keyLastUsed),
                LastActivity = await IfAllowed("iam:GetAccessKeyLastUsed", () => Later(user.PasswordLastUsedAt, keyLastUsed)),
            });
        }

        return rows;
    }

    private static UserKeys KeysOf(List<AccessKey> keys) => new(Describe(keys.ElementAtOrDefault(0)), Describe(keys.ElementAtOrDefault(1)));

    private static UserKey? Describe(AccessKey? key) => key is null ? null : new UserKey(key.Id, key.IsActive, key.CreatedAt);

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;
}

/// <summary>The console's words for MFA devices.</summary>
public static class MfaKinds
{
    /// <summary><c>Virtual</c>, <c>Security key</c>, <c>Hardware</c>.</summary>
    public static string Text(MfaDeviceKind kind) => kind switch
    {
        MfaDeviceKind.Virtual => "Virtual",
        MfaDeviceKind.SecurityKey => "Security key",
        _ => "Hardware",
    };

    /// <summary>Each kind once; <c>None</c> where there is none.</summary>
    public static string Text(IEnumerable<MfaDeviceKind> kinds)
    {
        var texts = kinds.Distinct().Order().Select(Text).ToList();
        return texts.Count == 0 ? "None" : string.Join(", ", texts);
    }
}
