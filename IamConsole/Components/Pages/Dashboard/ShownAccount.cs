using IamConsole.Components.Layout;
using IamConsole.Core.AccountSettings;
using IamConsole.Core.Operations;

namespace IamConsole.Components.Pages.Dashboard;

/// <summary>The account as a page shows it.</summary>
/// <param name="Id">Twelve digits.</param>
/// <param name="Alias">The alias, or none.</param>
/// <param name="Shown">To be sent with changes of the alias; none where the account could not be read.</param>
public sealed record ShownAccount(string Id, Guarded<string?> Alias, ExpectedRevision? Shown)
{
    /// <summary>Where the account cannot be read, id and alias are still the session's to know.</summary>
    public static ShownAccount? Of(IamResult<DashboardResult>? result, ShellIdentity? identity) => result switch
    {
        { IsSuccess: true } dashboard => new ShownAccount(dashboard.Value.Account.ResourceId, dashboard.Value.Alias, dashboard.Value.Account),
        not null when identity is not null => new ShownAccount(identity.AccountId, Guarded.Of(identity.Alias), null),
        _ => null,
    };
}
