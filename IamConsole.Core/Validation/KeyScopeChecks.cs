using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Validation;

/// <summary>Condition keys that are never there where the policy asks for them.</summary>
internal static class KeyScopeChecks
{
    /// <summary>Keys that only some services set (IAM User Guide, AWS global condition context keys).</summary>
    private static readonly string[] OfSomeServices = ["aws:SourceVpcArn", "aws:VpceAccount", "aws:VpceOrgID", "aws:VpceOrgPaths"];

    /// <summary>Keys of the resource, which is the policy's own where the policy is attached to one.</summary>
    private static readonly string[] OfTheResource = ["s3:ResourceAccount", "aws:ResourceAccount", "aws:ResourceOrgID", "aws:ResourceOrgPaths"];

    public static void Check(ValidationContext context)
    {
        foreach (var statement in context.Statements)
        {
            foreach (var condition in statement.Conditions)
            {
                CheckCondition(context, statement, condition);
            }
        }
    }

    private static void CheckCondition(ValidationContext context, PolicyStatement statement, PolicyCondition condition)
    {
        if (context.Kind is PolicyKind.Resource or PolicyKind.Trust && Array.Exists(OfTheResource, condition.Is))
        {
            context.AtKey(PolicyFindingType.Suggestion, "IRRELEVANT_CONDITION_KEY_IN_POLICY", $"Remove {condition.Key}: it is the same for every request for the resource that has this policy.", condition);
        }

        if (Array.Exists(OfSomeServices, condition.Is) && ReachesAllServices(statement))
        {
            context.AtKey(PolicyFindingType.Warning, "USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES", $"Name actions of services that set {condition.Key}: for others it is missing.", condition);
        }

        if (condition.NeedsItsKey() && NeverApplies(context, statement, condition.Key))
        {
            context.AtKey(PolicyFindingType.Error, "UNSUPPORTED_ACTION_FOR_CONDITION_KEY", $"Move the actions to a statement without {condition.Key}: their requests never carry it.", condition);
        }
    }

    private static bool ReachesAllServices(PolicyStatement statement) =>
        statement.NotActions is not null || (statement.Actions ?? []).Any(action => !action.Value.Contains(':') || Patterns.HasWildcard(action.Value.Split(':')[0]));

    /// <summary>Whether all of the statement's actions are known and none of them carries the key of a service.</summary>
    private static bool NeverApplies(ValidationContext context, PolicyStatement statement, string key)
    {
        if (statement.Actions is not { Count: > 0 } actions || !IsOfOneService(context, key))
        {
            return false;
        }

        var search = new Search(key);
        foreach (var action in actions)
        {
            var colon = action.Value.IndexOf(':');
            if (colon < 0 || context.Catalog.FindService(action.Value.AsSpan(0, colon)) is not { } service)
            {
                return false;
            }

            search.IsKnown = false;
            service.ForEachMatch(action.Value.AsSpan(colon + 1), search, static (state, found) => state.Visit(found));
            if (search.IsCarried || !search.IsKnown)
            {
                return false;
            }
        }

        // The catalogue does not say of every key which actions carry it.
        return context.Catalog.Services.Any(service => service.Actions.Any(action => action.Supports(key)));
    }

    /// <summary>Keys of identity providers outlive the sign-in; AWS Marketplace is several services with one prefix.</summary>
    private static bool IsOfOneService(ValidationContext context, string key) =>
        GlobalConditionKeys.Find(key) is null
        && context.FindKey(key) is not null
        && context.Catalog.FindService(key.AsSpan(0, key.IndexOf(':'))) is { Prefix: not "aws-marketplace" };

    private sealed class Search(string key)
    {
        public bool IsKnown { get; set; }

        public bool IsCarried { get; private set; }

        public void Visit(CatalogAction action)
        {
            IsKnown = true;
            IsCarried = IsCarried || action.Supports(key);
        }
    }
}
