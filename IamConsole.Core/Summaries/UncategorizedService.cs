using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Summaries;

/// <summary>A service that the catalogue does not know, in one group.</summary>
internal sealed class UncategorizedService(string prefix, PolicyEffect effect, string? accountId)
{
    private readonly List<(string Name, StatementScope Statement)> _actions = [];
    private readonly List<StatementScope> _statements = [];

    /// <summary>As the policy first spells it.</summary>
    public string Prefix { get; } = prefix;

    public IReadOnlyList<(string Name, StatementScope Statement)> Actions => _actions;

    public void AddAction(string name, StatementScope statement)
    {
        _actions.Add((name, statement));
        AddStatement(statement);
    }

    public void AddStatement(StatementScope statement)
    {
        if (!_statements.Contains(statement))
        {
            _statements.Add(statement);
        }
    }

    public ServiceSummary ToSummary() => new(Detail)
    {
        Prefix = Prefix,
        Name = Prefix,
        Effect = effect,
        AccessLevelText = "",
        AccessLevelWarning = _actions.Count == 0 ? SummaryTexts.NoActionsDefined : null,
        ResourceText = ResourceText(_statements),
        RequestConditionText = ConditionText(_statements),
    };

    private ServiceDetail Detail() => new()
    {
        UncategorizedActions = [.. _actions
            .GroupBy(pair => pair.Name, StringComparer.OrdinalIgnoreCase)
            .Select(group => Action(group.Key, [.. group.Select(pair => pair.Statement)]))],
        UncategorizedResourceTypes = [.. _statements.SelectMany(Resources).Where(resource => !resource.IsAll).Select(resource => resource.Text).Distinct(StringComparer.Ordinal)],
    };

    private ActionSummary Action(string name, List<StatementScope> statements) => new()
    {
        Name = name,
        IsGranting = true,
        ResourceText = ResourceText(statements),
        RequestConditionText = ConditionText(statements),
        Resources = [.. statements.SelectMany(Rows)],
    };

    private IEnumerable<ActionResource> Rows(StatementScope statement) =>
        statement.ExcludesResources
            ? [Row(statement, ResourceTexts.AllExcept(statement.Resources), SummaryTexts.AllRegions, SummaryTexts.AllAccounts)]
            : Resources(statement).Select(resource => Row(
                statement, ResourceTexts.AtThirdLevel(resource, []), ResourceTexts.Region(resource), ResourceTexts.Account(resource, accountId)));

    private static ActionResource Row(StatementScope statement, string resource, string region, string account) =>
        new(resource, region, account, ConditionTexts.Of(statement.Conditions), statement.Conditions, statement.PolicyName, statement.Sid);

    private IEnumerable<ResourcePattern> Resources(StatementScope statement) =>
        statement.ExcludesResources ? []
        : statement.Resources.Any(IsOurs) ? statement.Resources.Where(IsOurs)
        : statement.Resources;

    private bool IsOurs(ResourcePattern resource) => resource.NamesService(Prefix);

    private string ResourceText(List<StatementScope> statements)
    {
        var texts = statements
            .SelectMany(statement => statement.ExcludesResources
                ? [ResourceTexts.AllExcept(statement.Resources)]
                : Resources(statement).Select(resource => ResourceTexts.Of(resource, [])))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return texts.Count == 1 ? texts[0] : texts.Count == 0 ? "" : SummaryTexts.Multiple;
    }

    private static string ConditionText(List<StatementScope> statements) =>
        statements.TrueForAll(statement => statement.Conditions.SequenceEqual(statements[0].Conditions))
            ? ConditionTexts.Of(statements[0].Conditions)
            : SummaryTexts.Multiple;
}
