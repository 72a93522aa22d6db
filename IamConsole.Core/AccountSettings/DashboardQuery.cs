using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccountSettings;

/// <summary>The dashboard's panels about the account: how much of what there is, and by which name it is reached.</summary>
public sealed record DashboardQuery : ConsoleQuery<DashboardResult>
{
    /// <summary>Whether it is sent because something has changed.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [new("iam:GetAccountSummary", "*")];

    protected internal override async Task<IamResult<DashboardResult>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var account = await context.Db.Accounts.SingleAsync(cancellationToken);
        return new DashboardResult(
            ExpectedRevision.Of(account),
            await context.IsAllowedAsync(new ActionRequest("iam:ListAccountAliases", "*"), cancellationToken) ? Guarded.Of(account.Alias) : Guarded.Denied<string?>(),
            await context.Db.Groups.CountAsync(cancellationToken),
            await context.Db.Users.CountAsync(cancellationToken),
            await context.Db.Roles.CountAsync(cancellationToken),
            await context.Db.Policies.CountAsync(cancellationToken),
            await context.Db.OidcProviders.CountAsync(cancellationToken) + await context.Db.SamlProviders.CountAsync(cancellationToken));
    }
}

/// <summary>What the dashboard shows of the account.</summary>
/// <param name="Account">The account, to be sent with changes of its alias.</param>
/// <param name="Alias">The alias, or none; needs <c>iam:ListAccountAliases</c>.</param>
/// <param name="UserGroups">How many user groups.</param>
/// <param name="Users">How many users.</param>
/// <param name="Roles">How many roles.</param>
/// <param name="Policies">How many customer managed policies.</param>
/// <param name="IdentityProviders">How many OpenID Connect and SAML providers.</param>
public sealed record DashboardResult(ExpectedRevision Account, Guarded<string?> Alias, int UserGroups, int Users, int Roles, int Policies, int IdentityProviders);
