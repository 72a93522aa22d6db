using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Summaries;

/// <summary>What has been found about one action over all statements of a group.</summary>
[Flags]
internal enum ActionState
{
    None = 0,
    Defined = 1,
    Granted = 2,

    /// <summary>A statement grants it on <c>*</c>.</summary>
    GrantedOnAll = 4,

    /// <summary>A statement grants it on <c>*</c>, or with a NotResource that does not concern it, without a condition.</summary>
    GrantedOutright = 8,
    WithoutResource = 16,
    WithoutCondition = 32,
    WithoutBoth = 64,

    /// <summary>A statement names nothing but resources of other services; the first level does not warn of that.</summary>
    ForeignResource = 128,
}

/// <summary>One service of the catalogue in one group, Allow or Explicit deny.</summary>
internal sealed class ServiceScope(CatalogService service, PolicyEffect effect, string? accountId)
{
    private readonly List<StatementForService> _statements = [];
    private readonly HashSet<StatementForService> _granting = [];
    private readonly ActionState[] _states = new ActionState[service.Actions.Count];

    public CatalogService Service { get; } = service;

    public string? AccountId { get; } = accountId;

    public IReadOnlyList<StatementForService> Statements => _statements;

    /// <summary>By the action's index.</summary>
    public IReadOnlyList<ActionState> States => _states;

    /// <summary>Whether a statement's author meant this service, or something is granted by a wildcard for services.</summary>
    public bool IsMentioned => _statements.Count > 0;

    /// <summary>Whether a statement names actions that the catalogue does not know.</summary>
    public bool HasUnknownActions => _statements.Exists(statement => statement.Actions.Unknown.Count > 0);

    /// <summary>Whether anything that is named provides no permission.</summary>
    public bool HasUnused { get; private set; }

    public void Add(StatementForService statement)
    {
        var grants = statement.Statement is { HasWildcard: true, NeededKeys.Length: 0 }
            ? AddUnlimited(statement)
            : AddLimited(statement);
        if (grants)
        {
            _granting.Add(statement);
        }

        if (grants || statement.Actions.IsNamed)
        {
            _statements.Add(statement);
        }
    }

    /// <summary>The statements that grant (or deny) the action on something.</summary>
    public IEnumerable<StatementForService> Granting(CatalogAction action) =>
        _statements.Where(statement => statement.Actions.Contains[action.Index] && statement.HasResourceFor(action) && statement.HasConditionFor(action));

    public ServiceSummary ToSummary(BoundaryLimit? boundary)
    {
        var levels = CountLevels(action => _states[action.Index].HasFlag(ActionState.Granted));
        var (resourceText, resourceWarning) = Resource();
        var conditionWarning = ConditionWarning();
        HasUnused = resourceWarning is not null || conditionWarning is not null || HasActionWithoutPermission();
        return new ServiceSummary(() => ServiceDetailBuilder.Build(this, boundary))
        {
            Prefix = Service.Prefix,
            Name = Service.Name,
            Effect = effect,
            AccessLevelText = HasUnknownActionsOnly() ? "" : AccessLevelTexts.Of(levels),
            ResourceText = resourceText,
            ResourceWarning = resourceWarning,
            RequestConditionText = ConditionText(),
            RequestConditionWarning = conditionWarning,
            Levels = levels,
            LevelsLeft = boundary is null ? [] : CountLevels(action => boundary.Leaves(this, action)),
            Policies = [.. (_granting.Count > 0 ? _statements.Where(_granting.Contains) : _statements).Select(statement => statement.Statement.PolicyName).OfType<string>().Distinct(StringComparer.Ordinal)],
        };
    }

    private bool HasUnknownActionsOnly() => HasUnknownActions && Array.TrueForAll(_states, state => state == ActionState.None);

    private bool AddUnlimited(StatementForService statement)
    {
        var granted = ActionState.Defined | ActionState.Granted | ActionState.GrantedOnAll
            | (statement.Statement.IsUnlimited ? ActionState.GrantedOutright : ActionState.None);
        var any = false;
        for (var i = 0; i < _states.Length; i++)
        {
            if (statement.Actions.Contains[i])
            {
                _states[i] |= granted;
                any = true;
            }
        }

        return any;
    }

    private bool AddLimited(StatementForService statement)
    {
        var found = new ActionState[_states.Length];
        var grants = false;
        foreach (var action in statement.Actions.Matched())
        {
            var state = (statement.HasResourceFor(action), statement.HasConditionFor(action)) switch
            {
                (true, true) => ActionState.Granted
                    | (statement.Statement.HasWildcard ? ActionState.GrantedOnAll : ActionState.None)
                    | (statement.ExceptsNothingOf(action) ? ActionState.GrantedOutright : ActionState.None),
                (false, true) => ActionState.WithoutResource | (statement.HasForeignOnly ? ActionState.ForeignResource : ActionState.None),
                (true, false) => ActionState.WithoutCondition,
                (false, false) => ActionState.WithoutBoth | (statement.HasForeignOnly ? ActionState.ForeignResource : ActionState.None),
            };
            found[action.Index] = ActionState.Defined | state;
            grants |= state.HasFlag(ActionState.Granted);
        }

        // "*:Get*" or NotAction on one bucket is not about the services that have no bucket.
        if (grants || statement.Actions.IsNamed)
        {
            for (var i = 0; i < found.Length; i++)
            {
                _states[i] |= found[i];
            }
        }

        return grants;
    }

    private LevelCount[] CountLevels(Func<CatalogAction, bool> counts)
    {
        var counted = new int[AccessLevels.All.Count];
        foreach (var action in Service.Actions.Where(counts))
        {
            counted[(int)action.Level]++;
        }

        return [.. AccessLevels.All.Select(level => new LevelCount(level, counted[(int)level], Service.CountOf(level)))];
    }

    private (string Text, string? Warning) Resource()
    {
        if (_granting.Count == 0 && _statements.TrueForAll(statement => statement is { HasNoResource: true, HasForeignOnly: false }))
        {
            return ("", SummaryTexts.NoResourcesDefined);
        }

        return (ResourceText(), ResourceWarning());
    }

    private string ResourceText()
    {
        var anyGranted = _granting.Count > 0;
        if (anyGranted && Array.TrueForAll(_states, state => !state.HasFlag(ActionState.Granted) || state.HasFlag(ActionState.GrantedOnAll)))
        {
            return SummaryTexts.AllResources;
        }

        var shown = anyGranted ? _statements.Where(_granting.Contains) : _statements.Where(statement => !statement.HasNoResource || statement.HasForeignOnly);
        var different = shown.SelectMany(statement => statement.ResourceKeys()).Distinct(StringComparer.Ordinal).Take(2).Count();
        return different switch
        {
            0 => "",
            1 => shown.First(statement => statement.ResourceKeys().Any()).FirstResourceText(),
            _ => SummaryTexts.Multiple,
        };
    }

    private string? ResourceWarning() =>
        _statements.Exists(statement => statement.HasResourceWithoutAction()) ? SummaryTexts.ResourcesWithoutAction
        : Array.Exists(_states, state => !state.HasFlag(ActionState.Granted)
            && (state & (ActionState.WithoutResource | ActionState.WithoutBoth)) != 0
            && !state.HasFlag(ActionState.ForeignResource)) ? SummaryTexts.ActionsWithoutResource
        : null;

    private string ConditionText()
    {
        var shown = _granting.Count > 0 ? _statements.Where(_granting.Contains) : _statements;
        string[]? only = null;
        foreach (var statement in shown)
        {
            if (only is not null && !only.SequenceEqual(statement.Statement.Conditions))
            {
                return SummaryTexts.Multiple;
            }

            only = statement.Statement.Conditions;
        }

        return ConditionTexts.Of(only ?? []);
    }

    private string? ConditionWarning() =>
        _statements.Exists(statement => statement.HasConditionWithoutAction()) ? SummaryTexts.ConditionsWithoutAction
        : Array.Exists(_states, state => !state.HasFlag(ActionState.Granted)
            && (state & (ActionState.WithoutCondition | ActionState.WithoutBoth)) != 0) ? SummaryTexts.ActionsWithoutCondition
        : null;

    private bool HasActionWithoutPermission() =>
        Array.Exists(_states, state => state.HasFlag(ActionState.Defined) && !state.HasFlag(ActionState.Granted));
}
