using IamConsole.Core.Catalog;

namespace IamConsole.Core.ChangeReview;

/// <summary>
/// Compares what two identity-based policies allow and deny, by the same rules as the policy summary. An action counts as
/// allowed where a statement allows it on something and no statement denies it on everything at all times.
/// </summary>
public static class PolicyComparer
{
    /// <summary>What the second text grants and takes against the first.</summary>
    public static PolicyChange Compare(string before, string after) =>
        DocumentReaches.Of(before) is { } first && DocumentReaches.Of(after) is { } second
            ? new PolicyChange(true, [.. Known(first, second).Concat(Unknown(first, second))
                .GroupBy(change => change.Service, change => change.Action)
                .Select(group => new ServiceChange(group.Key.Prefix, group.Key.Name, [.. group.OrderBy(action => action.Level is null).ThenBy(action => action.Level)]))
                .OrderBy(service => service.Name, StringComparer.OrdinalIgnoreCase).ThenBy(service => service.Prefix, StringComparer.Ordinal)])
            : new PolicyChange(false, []);

    private static IEnumerable<((string Prefix, string Name) Service, ActionChange Action)> Known(DocumentReaches before, DocumentReaches after) =>
        from service in before.Services.Concat(after.Services).Distinct()
        from action in service.Actions
        let change = Compare(action.Name, action.Level, before.Of(action), after.Of(action))
        where change is not null
        select ((service.Prefix, service.Name), change);

    private static IEnumerable<((string Prefix, string Name) Service, ActionChange Action)> Unknown(DocumentReaches before, DocumentReaches after) =>
        from action in before.UnknownNames.Concat(after.UnknownNames)
            .OrderBy(action => action.Prefix, StringComparer.Ordinal).ThenBy(action => action.Name, StringComparer.Ordinal)
            .DistinctBy(action => $"{action.Prefix}:{action.Name}", StringComparer.OrdinalIgnoreCase)
        let change = Compare(action.Name, null, before.Of(action.Prefix, action.Name), after.Of(action.Prefix, action.Name))
        where change is not null
        select ((action.Prefix, ServiceCatalog.Current.FindService(action.Prefix)?.Name ?? action.Prefix), change);

    private static ActionChange? Compare(string name, AccessLevel? level, ActionReaches before, ActionReaches after)
    {
        var deny = ReachTexts.Between(before.Deny, after.Deny, isDeny: true);
        var allow = before.IsAllowed || after.IsAllowed ? ReachTexts.Between(before.Allow, after.Allow, isDeny: false) : null;
        ReachChange[] reaches = [.. new[] { allow, deny }.OfType<ReachChange>()];
        return reaches.Length == 0 ? null : new ActionChange(name, level, Kind(before.IsAllowed, after.IsAllowed), reaches);
    }

    private static ActionChangeKind Kind(bool before, bool after) => (before, after) switch
    {
        (false, true) => ActionChangeKind.Granted,
        (true, false) => ActionChangeKind.Taken,
        (true, true) => ActionChangeKind.Limits,
        _ => ActionChangeKind.Deny,
    };
}
