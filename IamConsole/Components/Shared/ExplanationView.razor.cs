using IamConsole.Core.Evaluation;
using IamConsole.Core.PolicyLanguage;
using Microsoft.AspNetCore.Components;

namespace IamConsole.Components.Shared;

public sealed partial class ExplanationView
{
    private const int MostNearest = 3;

    private static readonly PolicyLayer[] Kinds =
    [
        PolicyLayer.ResourceControl, PolicyLayer.ServiceControl, PolicyLayer.VpcEndpoint, PolicyLayer.Resource, PolicyLayer.Identity, PolicyLayer.Boundary, PolicyLayer.Session,
    ];

    private readonly HashSet<PolicyLayer> _opened = [];
    private Explanation? _explained;

    /// <summary>What was decided, and by which statements.</summary>
    [Parameter, EditorRequired]
    public Explanation Explanation { get; set; } = default!;

    /// <summary>The action that was asked for, such as <c>iam:ListUsers</c>.</summary>
    [Parameter, EditorRequired]
    public string Action { get; set; } = "";

    /// <summary>The policies by the names that the explanation calls them; one that is not here is shown by that name, without its text.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, ExplainedPolicy> Policies { get; set; } = new Dictionary<string, ExplainedPolicy>();

    /// <summary>The kinds of policy of which some may be kept from the reader.</summary>
    [Parameter]
    public IReadOnlyCollection<PolicyLayer> Hidden { get; set; } = [];

    private string ResultText => Explanation.Decision.Result switch
    {
        DecisionResult.Allowed => "Allowed",
        DecisionResult.ExplicitDeny => "Denied explicitly",
        _ => "Denied",
    };

    private bool HasDeny => Explanation.Decision.Result == DecisionResult.ExplicitDeny;

    private List<string> Absent =>
        [.. Kinds.Where(kind => !Explanation.Layers.Any(layer => layer.Layer == kind || (layer.Layer == PolicyLayer.Trust && kind == PolicyLayer.Resource))).Select(kind => kind.Name().ToLowerInvariant().Replace("vpc", "VPC", StringComparison.Ordinal))];

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_explained, Explanation))
        {
            _explained = Explanation;
            _opened.Clear();
        }
    }

    private static string? Absence(LayerExplanation layer, bool hides) => (layer.Statements.Count, hides) switch
    {
        (0, true) when layer.Layer is PolicyLayer.Boundary or PolicyLayer.VpcEndpoint or PolicyLayer.Resource or PolicyLayer.Trust => "You may not read it.",
        (0, true) => "You may not read the policies that were considered here.",
        (_, true) => "Policies that you may not read can have been considered too.",
        (0, false) => "There is no such policy.",
        _ => null,
    };

    private ExplainedPolicy PolicyOf(string name) => Policies.TryGetValue(name, out var policy) ? policy : new ExplainedPolicy(name, "", null, null);

    /// <summary>What applies and what comes nearest, denies first, unless all is asked for; and how many are left out.</summary>
    private (IReadOnlyList<StatementExplanation> Shown, int More) Parts(LayerExplanation layer)
    {
        List<StatementExplanation> ordered =
        [
            .. layer.Statements
                .OrderBy(statement => ExplanationWords.Distance(statement, Action))
                .ThenBy(statement => statement.Matches == (statement.Statement.Effect == PolicyEffect.Allow)),
        ];
        if (_opened.Contains(layer.Layer))
        {
            return (ordered, 0);
        }

        var matched = ordered.Count(statement => statement.Matches);
        var near = ordered.Count(statement => ExplanationWords.Distance(statement, Action) is > 0 and < 5);
        var shown = matched + Math.Min(near, MostNearest);
        return (ordered[..shown], ordered.Count - shown);
    }
}
