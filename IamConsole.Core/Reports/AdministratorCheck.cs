using IamConsole.Core.Arns;
using IamConsole.Core.Catalog;
using IamConsole.Core.Evaluation;

namespace IamConsole.Core.Reports;

/// <summary>Whether policies make an administrator: on all resources, something of every access level is allowed in every service.</summary>
/// <remarks>
/// That single actions are denied, as guardrails do it, makes nobody less of an administrator. Policies are asked once, however many users have the same.
/// </remarks>
/// <param name="account">The account of the users.</param>
/// <param name="now">The account clock's time.</param>
internal sealed class AdministratorCheck(AccountId account, DateTimeOffset now)
{
    private static readonly string[][] ActionsByServiceAndLevel =
    [
        .. ServiceCatalog.Current.Services
            .Where(service => service.Prefix != "sts")
            .SelectMany(service => service.Actions.GroupBy(action => action.Level).Select(level => level.Select(action => $"{service.Prefix}:{action.Name}").ToArray())),
    ];

    private readonly Dictionary<string, RequestContext> _requests = [];
    private readonly Dictionary<string, bool> _known = [];

    public bool IsAdministrator(PolicySet policies)
    {
        var key = string.Join('\n', policies.Identity.Select(policy => policy.Name).Order(StringComparer.Ordinal).Append(policies.Boundary?.Name ?? ""));
        if (!_known.TryGetValue(key, out var isAdministrator))
        {
            _known[key] = isAdministrator = ActionsByServiceAndLevel.All(actions => actions.Any(action => PolicyEvaluator.Evaluate(policies, RequestOf(action)).IsAllowed));
        }

        return isAdministrator;
    }

    private RequestContext RequestOf(string action)
    {
        if (!_requests.TryGetValue(action, out var request))
        {
            _requests[action] = request = CommonRequest.Of(account, now, action, "*");
        }

        return request;
    }
}
