using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Summaries;

/// <summary>A row of the first level, and the way to the second.</summary>
public sealed class ServiceSummary
{
    private readonly Func<ServiceDetail> _makeDetail;
    private ServiceDetail? _detail;

    internal ServiceSummary(Func<ServiceDetail> makeDetail) => _makeDetail = makeDetail;

    /// <summary>As the catalogue has it; of an unknown service, as the policy spells it.</summary>
    public required string Prefix { get; init; }

    /// <summary>The service's name; of an unknown service its prefix.</summary>
    public required string Name { get; init; }

    public required PolicyEffect Effect { get; init; }

    /// <summary>"Full access", "Full: List, Read Limited: Write" or "None"; empty for an unknown service or where all actions are unknown.</summary>
    public required string AccessLevelText { get; init; }

    /// <summary>"No actions are defined." where a policy names resources of an unknown service only.</summary>
    public string? AccessLevelWarning { get; init; }

    /// <summary>"All resources", "All resources except ...", "Multiple", the only resource, or empty beside a warning.</summary>
    public required string ResourceText { get; init; }

    public string? ResourceWarning { get; init; }

    /// <summary>"None", "Multiple", or the only condition.</summary>
    public required string RequestConditionText { get; init; }

    public string? RequestConditionWarning { get; init; }

    /// <summary>All five, in AWS's order; empty for an unknown service.</summary>
    public IReadOnlyList<LevelCount> Levels { get; init; } = [];

    /// <summary>What a permissions boundary leaves of <see cref="Levels"/>; empty where none was given, and for what is denied.</summary>
    public IReadOnlyList<LevelCount> LevelsLeft { get; init; } = [];

    /// <summary>Where it comes from, when several policies are summarised together: the names of the policies that grant or deny here.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>Whether any action is granted, so that the row has something to open.</summary>
    public bool HasPermissions => Levels.Any(level => level.Granted > 0);

    /// <summary>The warnings of the row's cells.</summary>
    public IEnumerable<string> Warnings => new[] { AccessLevelWarning, ResourceWarning, RequestConditionWarning }.OfType<string>();

    /// <summary>The second level; made when first asked for.</summary>
    public ServiceDetail Detail => _detail ??= _makeDetail();
}

/// <summary>The second level: the actions of one service in one group.</summary>
public sealed record ServiceDetail
{
    /// <summary>Actions and patterns that match nothing in the catalogue.</summary>
    public IReadOnlyList<ActionSummary> UncategorizedActions { get; init; } = [];

    /// <summary>ARNs of the service that fit none of its resource types.</summary>
    public IReadOnlyList<string> UncategorizedResourceTypes { get; init; } = [];

    /// <summary>The levels of which the policy names an action, in AWS's order.</summary>
    public IReadOnlyList<LevelDetail> Levels { get; init; } = [];

    /// <summary>Known actions that the policy does not name, behind "Show remaining".</summary>
    public IReadOnlyList<CatalogAction> Remaining { get; init; } = [];
}

/// <summary>The actions of one level: "Write (n of m)".</summary>
/// <param name="Count">The numbers of the heading.</param>
/// <param name="Actions">Those that the policy names, granting or not, by name.</param>
public sealed record LevelDetail(LevelCount Count, IReadOnlyList<ActionSummary> Actions);

/// <summary>A row of the second level, and the third.</summary>
public sealed record ActionSummary
{
    /// <summary>Without prefix; of an unknown action as the policy spells it.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it provides permissions; an unknown action is taken at its word.</summary>
    public required bool IsGranting { get; init; }

    /// <summary>Why it provides none.</summary>
    public string? Warning { get; init; }

    /// <summary>As <see cref="ServiceSummary.ResourceText"/>; empty when it provides none.</summary>
    public string ResourceText { get; init; } = "";

    /// <summary>As <see cref="ServiceSummary.RequestConditionText"/>; empty when it provides none.</summary>
    public string RequestConditionText { get; init; } = "";

    /// <summary>Whether a permissions boundary leaves no room for it.</summary>
    public bool IsOutsideBoundary { get; init; }

    /// <summary>Where it comes from, when several policies are summarised together.</summary>
    public IEnumerable<string> Policies => Resources.Select(resource => resource.PolicyName).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>The third level: each resource of each statement.</summary>
    public IReadOnlyList<ActionResource> Resources { get; init; } = [];

    /// <summary>The name, with "(No access)" where it provides no permissions.</summary>
    public string Label => IsGranting ? Name : $"{Name} (No access)";
}

/// <summary>A row of the third level.</summary>
/// <param name="Resource">"All resources", "All resources except ...", or the resource.</param>
/// <param name="Region">"All regions" or one.</param>
/// <param name="Account">"All accounts", "This account" or twelve digits.</param>
/// <param name="RequestCondition">"None", the only condition, or "Multiple".</param>
/// <param name="Conditions">Each condition of the statement.</param>
/// <param name="PolicyName">The policy, where several are summarised together.</param>
/// <param name="Sid">The statement's Sid.</param>
public sealed record ActionResource(
    string Resource, string Region, string Account, string RequestCondition, IReadOnlyList<string> Conditions, string? PolicyName, string? Sid);
