using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Users;

/// <summary>What the page of one user shows above its tabs, and on those of tags and credentials. Each part is its own action's to show.</summary>
public sealed record UserDetailQuery(string UserName) : ConsoleQuery<UserDetail>
{
    /// <summary>Whether it is sent because something has changed.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<UserDetail>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var target = await context.FindUserAsync(UserName, cancellationToken);
        if ((await context.DemandAsync(target.Action("iam:GetUser"), cancellationToken) ?? target.Missing) is { } refusal)
        {
            return refusal;
        }

        var user = target.Existing;
        var account = await context.Db.Accounts.SingleAsync(cancellationToken);
        return new UserDetail
        {
            Id = user.Id,
            Name = user.Name,
            Path = user.Path,
            Arn = target.ArnText,
            AccountId = account.Id,
            AccountAlias = account.Alias,
            CreatedAt = user.CreatedAt,
            PasswordLastUsedAt = user.PasswordLastUsedAt,
            Revision = user.Revision,
            PermissionsBoundaryArn = user.PermissionsBoundaryArn,
            Tags = await PartAsync(context, target, "iam:ListUserTags", () => Task.FromResult(new UserTags(target.Tags)), cancellationToken),
            ConsoleAccess = await PartAsync(context, target, "iam:GetLoginProfile", () => ReadConsoleAccessAsync(context, user.Id, cancellationToken), cancellationToken),
            AccessKeys = await PartAsync(context, target, "iam:ListAccessKeys", () => ReadKeysAsync(context, target, cancellationToken), cancellationToken),
            MfaDevices = await PartAsync(context, target, "iam:ListMFADevices", () => ReadDevicesAsync(context, user.Id, cancellationToken), cancellationToken),
        };
    }

    private static async Task<IamResult<T>> PartAsync<T>(QueryContext context, UserTarget target, string action, Func<Task<T>> read, CancellationToken cancellationToken)
        where T : class =>
        await context.DemandAsync(target.Action(action), cancellationToken) is { } denied ? denied : await read();

    private static async Task<UserConsoleAccess> ReadConsoleAccessAsync(QueryContext context, string userId, CancellationToken cancellationToken) =>
        await context.Db.LoginProfiles.FirstOrDefaultAsync(profile => profile.UserId == userId, cancellationToken) is { } profile
            ? new UserConsoleAccess(true, profile.PasswordChangedAt, profile.PasswordResetRequired)
            : new UserConsoleAccess(false, null, false);

    private static async Task<UserAccessKeys> ReadKeysAsync(QueryContext context, UserTarget target, CancellationToken cancellationToken)
    {
        var seesUse = await context.IsAllowedAsync(target.Action("iam:GetAccessKeyLastUsed"), cancellationToken);
        var keys = await context.Db.AccessKeys.Where(key => key.OwnerId == target.Existing.Id).OrderBy(key => key.CreatedAt).ThenBy(key => key.Id).ToListAsync(cancellationToken);
        return new UserAccessKeys([.. keys.Select(key => new AccessKeyDetail(
            key.Id,
            key.IsActive,
            key.CreatedAt,
            seesUse ? Guarded.Of(new AccessKeyUse(key.LastUsedAt, key.LastUsedRegion, key.LastUsedService)) : Guarded.Denied<AccessKeyUse>(),
            target.Tags.FirstOrDefault(tag => string.Equals(tag.Key, key.Id, StringComparison.OrdinalIgnoreCase))?.Value))]);
    }

    private static async Task<UserMfaDevices> ReadDevicesAsync(QueryContext context, string userId, CancellationToken cancellationToken)
    {
        var devices = await context.Db.MfaDevices.Where(device => device.OwnerId == userId).OrderBy(device => device.SerialNumber).ToListAsync(cancellationToken);
        return new UserMfaDevices([.. devices.Select(device => new UserMfaDevice(device.Kind, device.SerialNumber, device.EnabledAt))]);
    }
}
