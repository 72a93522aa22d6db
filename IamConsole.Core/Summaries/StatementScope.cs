using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Summaries;

/// <summary>What one statement says about resources and conditions, whatever its actions.</summary>
internal sealed class StatementScope
{
    private readonly ResourcePattern[] _resources;

    public StatementScope(NamedPolicy? policy, PolicyDocument document, PolicyStatement statement)
    {
        PolicyName = policy?.Name;
        Sid = statement.Sid;
        Effect = statement.Effect;
        ExcludesResources = statement.NotResources is not null;
        _resources = [.. (statement.Resources ?? statement.NotResources ?? []).Select(resource => new ResourcePattern(resource.Value, document.HasVariables))];
        HasWildcard = !ExcludesResources && Array.Exists(_resources, resource => resource.IsAll);
        ConditionKeys = [.. statement.Conditions.Select(condition => condition.Key)];
        Conditions = [.. statement.Conditions.Select(ConditionTexts.Of)];
        NeededKeys = [.. statement.Conditions.Where(NeedsKey).Select(condition => condition.Key).Where(key => GlobalConditionKeys.Find(key) is null)];
    }

    public string? PolicyName { get; }

    public string? Sid { get; }

    public PolicyEffect Effect { get; }

    /// <summary>The values of Resource, or of NotResource.</summary>
    public IReadOnlyList<ResourcePattern> Resources => _resources;

    /// <summary>Whether <see cref="Resources"/> are those that the statement does not concern.</summary>
    public bool ExcludesResources { get; }

    /// <summary>Whether one of its resources is <c>*</c>.</summary>
    public bool HasWildcard { get; }

    /// <summary>Resources whose service is none of the statement's; they show under each of them.</summary>
    public ResourcePattern[] Foreign { get; private set; } = [];

    public string[] ConditionKeys { get; }

    /// <summary>Each condition as text.</summary>
    public string[] Conditions { get; }

    /// <summary>Keys without which the statement never matches, so that an action must support them.</summary>
    public string[] NeededKeys { get; }

    /// <summary>Whether it concerns every resource at all times.</summary>
    public bool IsUnlimited => HasWildcard && Conditions.Length == 0;

    public void FindForeign(IReadOnlyCollection<CatalogService> services)
    {
        if (!ExcludesResources && _resources.Length > 0 && services.Count > 0)
        {
            Foreign = Array.FindAll(_resources, resource => !resource.IsAll && !services.Any(service => service.ArnServices.Any(resource.NamesService)));
        }
    }

    // An absent key satisfies negated operators, ...IfExists, ForAllValues and Null "true" (IAM User Guide, Condition operators).
    private static bool NeedsKey(PolicyCondition condition) =>
        !ConditionOperator.TryParse(condition.Operator, out var parsed)
        || !(parsed.IfExists
            || parsed.Quantifier is ConditionQuantifier.ForAllValues
            || (parsed.IsNegated && parsed.Quantifier is ConditionQuantifier.None)
            || (parsed.Family is ConditionFamily.Null && condition.Values.Any(value => value.Value.Equals("true", StringComparison.OrdinalIgnoreCase))));
}
