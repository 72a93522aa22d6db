using IamConsole.Core.Catalog;

namespace IamConsole.Core.PolicyDrafting;

/// <summary>What a list of actions says of one service, action by action.</summary>
public sealed class ActionChoice
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a list.</summary>
    /// <param name="actions">A block's actions, other services' among them.</param>
    /// <param name="service">The service to look at.</param>
    public ActionChoice(IReadOnlyList<string> actions, CatalogService service)
    {
        ArgumentNullException.ThrowIfNull(actions);
        ArgumentNullException.ThrowIfNull(service);
        Service = service;
        var wildcards = new List<string>();
        var unknown = new List<string>();
        foreach (var action in actions.Where(action => BlockActions.IsOf(action, service.Prefix)))
        {
            if (action.AsSpan().ContainsAny('*', '?'))
            {
                wildcards.Add(action);
            }
            else
            {
                _names.Add(action);
                if (service.FindAction(action.AsSpan(service.Prefix.Length + 1)) is null)
                {
                    unknown.Add(action);
                }
            }
        }

        Wildcards = wildcards;
        Unknown = unknown;
    }

    /// <summary>The service.</summary>
    public CatalogService Service { get; }

    /// <summary>The actions with wildcards, as written.</summary>
    public IReadOnlyList<string> Wildcards { get; }

    /// <summary>The actions that the catalogue does not have, as written.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>Whether all of the service's actions are meant, tomorrow's included.</summary>
    public bool IsAll => Wildcards.Any(wildcard => wildcard.AsSpan(Service.Prefix.Length + 1).Trim('*').IsEmpty);

    /// <summary>Whether the list names the action itself.</summary>
    public bool IsNamed(CatalogAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return _names.Contains(action.QualifiedName);
    }

    /// <summary>The first wildcard that covers the action; <see langword="null"/> when none does.</summary>
    public string? CoveredBy(CatalogAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return Wildcards.FirstOrDefault(wildcard => NamePattern.Matches(wildcard, action.QualifiedName));
    }

    /// <summary>Whether the action is chosen, by name or wildcard.</summary>
    public bool Has(CatalogAction action) => IsNamed(action) || CoveredBy(action) is not null;
}
