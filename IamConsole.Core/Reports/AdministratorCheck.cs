using System.Globalization;
using IamConsole.Core.Arns;
using IamConsole.Core.Catalog;
using IamConsole.Core.Evaluation;

namespace IamConsole.Core.Reports;

/// <summary>Whether policies make an administrator: on all resources, something of every access level is allowed in every service.</summary>
/// <remarks>
/// Asked as a user who has signed in with MFA over https, so that a demand for these takes nothing away. That single actions are denied,
/// as guardrails do it, makes nobody less of an administrator. Policies are asked once, however many users have the same.
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

    private readonly RequestPrincipal _anyone = RequestPrincipal.User(Arn.User(account, "/", "anyone").ToString(), "AIDAANYONE");
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
            request = new RequestContext(_anyone, action, "*", account.ToString());
            request.Add("aws:CurrentTime", now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            request.Add("aws:EpochTime", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
            request.Add("aws:TokenIssueTime", now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            request.Add("aws:MultiFactorAuthPresent", "true");
            request.Add("aws:MultiFactorAuthAge", "0");
            request.Add("aws:SecureTransport", "true");
            request.Add("aws:ViaAWSService", "false");
            _requests[action] = request;
        }

        return request;
    }
}
