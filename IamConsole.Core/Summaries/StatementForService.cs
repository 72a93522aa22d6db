using IamConsole.Core.Catalog;

namespace IamConsole.Core.Summaries;

/// <summary>What one statement says about one service of the catalogue.</summary>
internal sealed class StatementForService
{
    private readonly CatalogService _service;
    private readonly bool[] _typeFits;
    private readonly bool[]? _typeExcluded;
    private ArnTemplate[]? _knownTemplates;

    public StatementForService(StatementScope statement, CatalogService service, ServiceActions actions)
    {
        Statement = statement;
        _service = service;
        Actions = actions;
        _typeFits = [];
        if (statement.ExcludesResources)
        {
            _typeExcluded = Array.ConvertAll(Templates, template => statement.Resources.Any(resource => resource.Covers(template)));
            return;
        }

        if (statement.Resources is [{ IsAll: true }])
        {
            return;
        }

        _typeFits = new bool[Templates.Length];
        Relevant = [.. statement.Resources.Where(resource => !resource.IsAll
            && (service.ArnServices.Any(resource.NamesService) || Array.Exists(Templates, resource.NamesService)))];
        for (var i = 0; i < Templates.Length; i++)
        {
            _typeFits[i] = Array.Exists(Relevant, resource => resource.Overlaps(Templates[i]));
        }
    }

    public StatementScope Statement { get; }

    public ServiceActions Actions { get; }

    /// <summary>Resources of this service, <c>*</c> apart.</summary>
    public ResourcePattern[] Relevant { get; } = [];

    /// <summary>Whether the statement names resources, but none of this service.</summary>
    public bool HasNoResource => !Statement.ExcludesResources && !Statement.HasWildcard && Relevant.Length == 0;

    /// <summary>Whether all it says is about resources of services that it has no action of.</summary>
    public bool HasForeignOnly => HasNoResource && Statement.Foreign.Length > 0;

    public bool HasResourceFor(CatalogAction action)
    {
        if (Statement.ExcludesResources)
        {
            return action.Resources.Count == 0
                ? !Statement.Resources.Any(resource => resource.IsAll)
                : action.Resources.Any(resource => !_typeExcluded![resource.TypeIndex]);
        }

        if (Statement.HasWildcard)
        {
            return true;
        }

        foreach (var resource in action.Resources)
        {
            if (_typeFits[resource.TypeIndex])
            {
                return true;
            }
        }

        return false;
    }

    public bool HasConditionFor(CatalogAction action) =>
        Statement.NeededKeys.Length == 0 || Array.TrueForAll(Statement.NeededKeys, action.Supports);

    /// <summary>The resources of the statement that the action can be about.</summary>
    public IEnumerable<ResourcePattern> ResourcesFor(CatalogAction action) =>
        Statement.Resources.Where(resource => resource.IsAll || action.Resources.Any(type => resource.Overlaps(Templates[type.TypeIndex])));

    /// <summary>Whether it concerns all resources but some, none of which the action can be about, at all times.</summary>
    public bool ExceptsNothingOf(CatalogAction action) => Statement is { ExcludesResources: true, Conditions.Length: 0 } && !ResourcesFor(action).Any();

    public IEnumerable<ArnTemplate> TemplatesFor(CatalogAction action) => action.Resources.Select(type => Templates[type.TypeIndex]);

    /// <summary>Whether some resource of this service fits none of the statement's actions.</summary>
    public bool HasResourceWithoutAction() => Array.Exists(Relevant, resource => !Actions.Matched().Any(
        action => action.Resources.Any(type => resource.Overlaps(Templates[type.TypeIndex]))));

    public bool HasConditionWithoutAction() => Array.Exists(Statement.ConditionKeys, key =>
        GlobalConditionKeys.Find(key) is null && !Actions.Matched().Any(action => action.Supports(key)));

    /// <summary>Resources of this service that are of no type the catalogue knows.</summary>
    public IEnumerable<string> UncategorizedResources() =>
        Relevant.Where(resource => resource.NamesService(_service.Prefix) && !Array.Exists(Templates, resource.Overlaps)).Select(resource => resource.Text);

    /// <summary>What tells the statement's resources for this service apart from those of another statement.</summary>
    public IEnumerable<string> ResourceKeys() =>
        Statement.ExcludesResources ? [ResourceTexts.AllExcept(Statement.Resources)]
        : Statement.HasWildcard ? [SummaryTexts.AllResources]
        : Relevant.Concat(Statement.Foreign).Select(resource => resource.Text);

    /// <summary>The text of the first of <see cref="ResourceKeys"/>.</summary>
    public string FirstResourceText() =>
        Statement.ExcludesResources || Statement.HasWildcard ? ResourceKeys().First()
        : ResourceTexts.Of(Relevant.Concat(Statement.Foreign).First(), Templates);

    // Only statements that name resources need them.
    private ArnTemplate[] Templates => _knownTemplates ??= ArnTemplate.Of(_service);
}
