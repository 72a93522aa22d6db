using IamConsole.Core.Catalog;

namespace IamConsole.Core.Summaries;

/// <summary>Makes the second and third level of one service when somebody opens it.</summary>
internal static class ServiceDetailBuilder
{
    public static ServiceDetail Build(ServiceScope scope, BoundaryLimit? boundary)
    {
        var actions = scope.Service.Actions;
        var levels = new List<LevelDetail>();
        foreach (var level in AccessLevels.All)
        {
            var named = actions.Where(action => action.Level == level && scope.States[action.Index] != ActionState.None).ToList();
            if (named.Count > 0)
            {
                var granted = named.Count(action => scope.States[action.Index].HasFlag(ActionState.Granted));
                levels.Add(new LevelDetail(new LevelCount(level, granted, scope.Service.CountOf(level)), [.. named.Select(action => Action(scope, action, boundary))]));
            }
        }

        return new ServiceDetail
        {
            UncategorizedActions = [.. scope.Statements.SelectMany(statement => statement.Actions.Unknown.Select(name => (name, statement)))
                .GroupBy(pair => pair.name, StringComparer.OrdinalIgnoreCase)
                .Select(group => Unknown(scope, group.Key, group.Select(pair => pair.statement)))],
            UncategorizedResourceTypes = [.. scope.Statements.SelectMany(statement => statement.UncategorizedResources()).Distinct(StringComparer.Ordinal)],
            Levels = levels,
            Remaining = [.. actions.Where(action => scope.States[action.Index] == ActionState.None)],
        };
    }

    private static ActionSummary Action(ServiceScope scope, CatalogAction action, BoundaryLimit? boundary)
    {
        var state = scope.States[action.Index];
        if (!state.HasFlag(ActionState.Granted))
        {
            return new ActionSummary { Name = action.Name, IsGranting = false, Warning = WarningOf(state, action) };
        }

        var granting = scope.Granting(action).ToList();
        var resources = granting.SelectMany(statement => Rows(statement, statement.ResourcesFor(action), statement.TemplatesFor(action), scope.AccountId)).ToList();
        return new ActionSummary
        {
            Name = action.Name,
            IsGranting = true,
            IsOutsideBoundary = boundary?.Leaves(scope, action) == false,
            ResourceText = ResourceTextOf(action, granting),
            RequestConditionText = ConditionTextOf(granting),
            Resources = resources,
        };
    }

    private static ActionSummary Unknown(ServiceScope scope, string name, IEnumerable<StatementForService> statements)
    {
        var all = statements.ToList();
        return new ActionSummary
        {
            Name = name,
            IsGranting = true,
            ResourceText = OneOrMultiple([.. all.SelectMany(UnknownResources).Distinct(StringComparer.Ordinal)]),
            RequestConditionText = ConditionTextOf(all),
            Resources = [.. all.SelectMany(statement => Rows(statement, statement.Statement.Resources, [], scope.AccountId))],
        };
    }

    // Where no resource is of the service, any of the statement's may be what the action is about.
    private static IEnumerable<string> UnknownResources(StatementForService statement) =>
        statement.ResourceKeys().Any() ? statement.ResourceKeys() : statement.Statement.Resources.Select(resource => resource.Text);

    private static string WarningOf(ActionState state, CatalogAction action) =>
        state.HasFlag(ActionState.WithoutCondition) ? SummaryTexts.ActionWithoutCondition
        : state.HasFlag(ActionState.WithoutResource) ? (action.SupportsResourceLevelPermissions ? SummaryTexts.ActionWithoutResource : SummaryTexts.NeedsWildcardResource)
        : SummaryTexts.ActionWithoutBoth;

    private static string ResourceTextOf(CatalogAction action, List<StatementForService> granting)
    {
        var texts = granting
            .SelectMany(statement => statement.Statement.ExcludesResources
                ? [ResourceTexts.AllExcept(statement.Statement.Resources)]
                : statement.ResourcesFor(action).Select(resource => ResourceTexts.Of(resource, statement.TemplatesFor(action))))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return OneOrMultiple(texts);
    }

    private static string OneOrMultiple(List<string> texts) =>
        texts.Contains(SummaryTexts.AllResources) ? SummaryTexts.AllResources
        : texts.Count == 1 ? texts[0]
        : texts.Count == 0 ? ""
        : SummaryTexts.Multiple;

    private static string ConditionTextOf(List<StatementForService> statements) =>
        statements.TrueForAll(statement => statement.Statement.Conditions.SequenceEqual(statements[0].Statement.Conditions))
            ? ConditionTexts.Of(statements[0].Statement.Conditions)
            : SummaryTexts.Multiple;

    private static IEnumerable<ActionResource> Rows(
        StatementForService statement, IEnumerable<ResourcePattern> resources, IEnumerable<ArnTemplate> templates, string? accountId)
    {
        var scope = statement.Statement;
        return scope.ExcludesResources
            ? [Row(ResourceTexts.AllExcept(scope.Resources), SummaryTexts.AllRegions, SummaryTexts.AllAccounts)]
            : resources.Select(resource => Row(
                ResourceTexts.AtThirdLevel(resource, templates), ResourceTexts.Region(resource), ResourceTexts.Account(resource, accountId)));

        ActionResource Row(string resource, string region, string account) =>
            new(resource, region, account, ConditionTexts.Of(scope.Conditions), scope.Conditions, scope.PolicyName, scope.Sid);
    }
}
