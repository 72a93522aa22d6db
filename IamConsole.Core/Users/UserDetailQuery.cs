using IamConsole.Core.Authorization;
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
        var credentials = new CredentialReader(context, user.Id, target.Tags, target.Action);
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
            Tags = await context.DemandAsync(target.Action("iam:ListUserTags"), cancellationToken) is { } denied ? denied : new UserTags(target.Tags),
            ConsoleAccess = await credentials.ReadConsoleAccessAsync(cancellationToken),
            AccessKeys = await credentials.ReadAccessKeysAsync(cancellationToken),
            MfaDevices = await credentials.ReadMfaDevicesAsync(cancellationToken),
        };
    }
}
