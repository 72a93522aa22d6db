using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Summaries;
using Microsoft.AspNetCore.WebUtilities;

namespace IamConsole.Components.Shared;

/// <summary>Where in a policy summary somebody is: at the services, in one service, or at one action of it.</summary>
internal sealed record PolicySummaryPlace(ServiceSummary? Service, ActionSummary? Action)
{
    private const string ServiceKey = "service";
    private const string EffectKey = "effect";
    private const string ActionKey = "action";
    private const string Deny = "deny";

    /// <summary>The place that an address names; the services where it names none, or one that is not in the summary.</summary>
    public static PolicySummaryPlace In(PolicySummary summary, string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address).Query);
        if (!query.TryGetValue(ServiceKey, out var prefix))
        {
            return new PolicySummaryPlace(null, null);
        }

        var denied = query.TryGetValue(EffectKey, out var effect) && effect == Deny;
        var service = summary.Uncategorized.Concat(summary.ExplicitDeny).Concat(summary.Allow)
            .FirstOrDefault(row => row.Prefix == prefix && row.Effect is PolicyEffect.Deny == denied);
        var action = service is not null && query.TryGetValue(ActionKey, out var name)
            ? service.Detail.UncategorizedActions.Concat(service.Detail.Levels.SelectMany(level => level.Actions)).FirstOrDefault(row => row.Name == name)
            : null;
        return new PolicySummaryPlace(service, action);
    }

    /// <summary>The address of this place on the page of the given one, which keeps what else it says.</summary>
    public string AddressOn(string address)
    {
        var uri = new Uri(address);
        var others = QueryHelpers.ParseQuery(uri.Query).Where(pair => pair.Key is not (ServiceKey or EffectKey or ActionKey));
        var places = new Dictionary<string, string?>
        {
            [ServiceKey] = Service?.Prefix,
            [EffectKey] = Service?.Effect is PolicyEffect.Deny ? Deny : null,
            [ActionKey] = Action?.Name,
        };
        return QueryHelpers.AddQueryString(
            uri.AbsolutePath,
            [.. others.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value.ToString())), .. places.Where(pair => pair.Value is not null)]);
    }
}
