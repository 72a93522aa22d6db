using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Users;

/// <summary>Reads the credentials of a user or of root. Each part is its own action's to show.</summary>
/// <param name="context">Who asks.</param>
/// <param name="ownerId">The user's unique id, or the account's for root.</param>
/// <param name="tags">The user's tags, which hold the descriptions of its keys.</param>
/// <param name="action">An action on the owner.</param>
internal sealed class CredentialReader(QueryContext context, string ownerId, IReadOnlyList<Tag> tags, Func<string, ActionRequest> action)
{
    public Task<IamResult<UserConsoleAccess>> ReadConsoleAccessAsync(CancellationToken cancellationToken) => PartAsync(
        "iam:GetLoginProfile",
        async () => await context.Db.LoginProfiles.FirstOrDefaultAsync(profile => profile.UserId == ownerId, cancellationToken) is { } profile
            ? new UserConsoleAccess(true, profile.PasswordChangedAt, profile.PasswordResetRequired)
            : new UserConsoleAccess(false, null, false),
        cancellationToken);

    public Task<IamResult<UserAccessKeys>> ReadAccessKeysAsync(CancellationToken cancellationToken) => PartAsync(
        "iam:ListAccessKeys",
        async () =>
        {
            var seesUse = await context.IsAllowedAsync(action("iam:GetAccessKeyLastUsed"), cancellationToken);
            var seesTags = await context.IsAllowedAsync(action("iam:ListUserTags"), cancellationToken);
            var keys = await context.Db.AccessKeys.Where(key => key.OwnerId == ownerId).OrderBy(key => key.CreatedAt).ThenBy(key => key.Id).ToListAsync(cancellationToken);
            return new UserAccessKeys([.. keys.Select(key => new AccessKeyDetail(
                key.Id,
                key.IsActive,
                key.CreatedAt,
                seesUse ? Guarded.Of(new AccessKeyUse(key.LastUsedAt, key.LastUsedRegion, key.LastUsedService)) : Guarded.Denied<AccessKeyUse>(),
                seesTags ? Guarded.Of(tags.FirstOrDefault(tag => string.Equals(tag.Key, key.Id, StringComparison.OrdinalIgnoreCase))?.Value) : Guarded.Denied<string?>()))]);
        },
        cancellationToken);

    public Task<IamResult<UserMfaDevices>> ReadMfaDevicesAsync(CancellationToken cancellationToken) => PartAsync(
        "iam:ListMFADevices",
        async () =>
        {
            var devices = await context.Db.MfaDevices.Where(device => device.OwnerId == ownerId).OrderBy(device => device.SerialNumber).ToListAsync(cancellationToken);
            return new UserMfaDevices([.. devices.Select(device => new UserMfaDevice(device.Kind, device.SerialNumber, device.EnabledAt))]);
        },
        cancellationToken);

    private async Task<IamResult<T>> PartAsync<T>(string name, Func<Task<T>> read, CancellationToken cancellationToken)
        where T : class =>
        await context.DemandAsync(action(name), cancellationToken) is { } denied ? denied : await read();
}
