using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;
using IamConsole.Core.EventHistory;
using IamConsole.Core.Groups;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Roles;
using IamConsole.Core.Search;
using IamConsole.Core.Users;

namespace IamConsole.Hosting;

/// <summary>Asks once for what the first visitor will ask for, so that nobody waits while queries are translated and code is compiled.</summary>
/// <remarks>As refreshes, which are no events of the account.</remarks>
internal static class WarmUp
{
    public static async Task RunAsync(IServiceProvider services, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            var accounts = await services.GetRequiredService<AccountRegistry>().ListAsync(cancellationToken);
            var gateway = services.GetRequiredService<IamGateway>();
            foreach (var account in accounts.Take(1))
            {
                var caller = Caller.Installation(AccountId.Parse(account.Id));
                await gateway.QueryAsync(caller, new UserListQuery { IsRefresh = true }, cancellationToken);
                await gateway.QueryAsync(caller, new GroupListQuery { IsRefresh = true }, cancellationToken);
                await gateway.QueryAsync(caller, new RoleListQuery { IsRefresh = true }, cancellationToken);
                await gateway.QueryAsync(caller, new PolicyListQuery { IsRefresh = true }, cancellationToken);
                await gateway.QueryAsync(caller, new EventHistoryQuery { WithCount = true }, cancellationToken);
                await gateway.QueryAsync(caller, new AccountSearchQuery("user"), cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The console stops.
        }
        catch (Exception exception)
        {
            // Whoever asks next will see what is wrong.
            logger.LogError(exception, "The console could not be warmed up.");
        }
    }
}
