using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Users;

/// <summary>What 'My security credentials' shows. Who one is belongs to the session; each kind of credential is its own action's to show.</summary>
public sealed record OwnCredentialsQuery : ConsoleQuery<OwnCredentials>
{
    /// <summary>Whether it is sent because something has changed.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<OwnCredentials>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var account = await context.Db.Accounts.SingleAsync(cancellationToken);
        var own = new OwnCredentials { AccountId = account.Id, AccountAlias = account.Alias, Arn = context.Caller.Arn };
        return context.Caller.Kind switch
        {
            CallerKind.Root => own with { Root = await OfRootAsync(context, account, cancellationToken) },
            CallerKind.User => await context.Db.Users.FirstOrDefaultAsync(user => user.Id == context.Caller.PrincipalId, cancellationToken) is { } user
                ? own with { User = await OfUserAsync(context, user, cancellationToken) }
                : IamError.InvalidSession(),
            _ => own,
        };
    }

    private static async Task<OwnRoot> OfRootAsync(QueryContext context, Account account, CancellationToken cancellationToken)
    {
        var arn = Arn.Root(context.Account).ToString();
        var reader = new CredentialReader(context, account.Id, [], action => new ActionRequest(action, arn));
        return new OwnRoot
        {
            Account = ExpectedRevision.Of(account),
            Email = account.RootEmail,
            PasswordChangedAt = account.RootPasswordChangedAt,
            PasswordLastUsedAt = account.RootPasswordLastUsedAt,
            AccessKeys = await reader.ReadAccessKeysAsync(cancellationToken),
            MfaDevices = await reader.ReadMfaDevicesAsync(cancellationToken),
        };
    }

    private static async Task<OwnUser> OfUserAsync(QueryContext context, IamUser user, CancellationToken cancellationToken)
    {
        var target = await context.FindUserAsync(user.Name, cancellationToken);
        var reader = new CredentialReader(context, user.Id, target.Tags, target.Action);
        return new OwnUser
        {
            Name = user.Name,
            ConsoleAccess = await reader.ReadConsoleAccessAsync(cancellationToken),
            PasswordLastUsedAt = await context.IsAllowedAsync(target.Action("iam:GetUser"), cancellationToken) ? Guarded.Of(user.PasswordLastUsedAt) : Guarded.Denied<DateTimeOffset?>(),
            AccessKeys = await reader.ReadAccessKeysAsync(cancellationToken),
            MfaDevices = await reader.ReadMfaDevicesAsync(cancellationToken),
        };
    }
}

/// <summary>The caller's own credentials. A role's session has none.</summary>
public sealed record OwnCredentials
{
    /// <summary>Twelve digits.</summary>
    public required string AccountId { get; init; }
    public string? AccountAlias { get; init; }
    public required string Arn { get; init; }

    /// <summary>Where an IAM user asks.</summary>
    public OwnUser? User { get; init; }

    /// <summary>Where root asks.</summary>
    public OwnRoot? Root { get; init; }
}

/// <summary>An IAM user who looks at its own credentials; a part is either there or refused.</summary>
public sealed record OwnUser
{
    public required string Name { get; init; }
    public required IamResult<UserConsoleAccess> ConsoleAccess { get; init; }

    /// <summary>When the password was last used to sign in; needs <c>iam:GetUser</c>.</summary>
    public required Guarded<DateTimeOffset?> PasswordLastUsedAt { get; init; }
    public required IamResult<UserAccessKeys> AccessKeys { get; init; }
    public required IamResult<UserMfaDevices> MfaDevices { get; init; }
}

/// <summary>Root that looks at its own credentials.</summary>
public sealed record OwnRoot
{
    /// <summary>To be sent with changes.</summary>
    public required ExpectedRevision Account { get; init; }

    /// <summary>What root signs in with.</summary>
    public required string Email { get; init; }
    public required DateTimeOffset PasswordChangedAt { get; init; }

    /// <summary>When root last signed in, or none.</summary>
    public DateTimeOffset? PasswordLastUsedAt { get; init; }
    public required IamResult<UserAccessKeys> AccessKeys { get; init; }
    public required IamResult<UserMfaDevices> MfaDevices { get; init; }
}
