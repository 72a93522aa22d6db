using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Summaries;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace IamConsole.Components.Shared;

public sealed partial class PolicySummaryView : IDisposable
{
    private IReadOnlyList<PolicyText>? _summarised;
    private (string? Account, PolicyText? Boundary) _summarisedFor;
    private PolicySummary _summary = new();
    private ServiceSummary? _service;
    private ActionSummary? _action;
    private string _search = "";
    private bool _showsJson;
    private bool _showsRemaining;
    private bool _movesFocus;
    private ElementReference _heading;

    [Inject]
    public required Browser Browser { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>One policy, or several whose effect together is shown. Equal lists are summarised once.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<PolicyText> Policies { get; set; } = [];

    /// <summary>Whether each row says which policies it comes from: for all that takes effect on a user or role.</summary>
    [Parameter]
    public bool ShowSources { get; set; }

    /// <summary>With <see cref="ShowSources"/>, the permissions boundary that limits them, shown as an intersection; none where nothing does.</summary>
    [Parameter]
    public PolicyText? Boundary { get; set; }

    /// <summary>Twelve digits; resources of that account show as "This account".</summary>
    [Parameter]
    public string? AccountId { get; set; }

    /// <summary>Which of the two views comes first. False by default: the summary.</summary>
    [Parameter]
    public bool StartsWithJson { get; set; }

    /// <summary>Whether the address holds the open service and action, so that back and reload work. For the one summary of a page.</summary>
    [Parameter]
    public bool UrlState { get; set; }

    private string SearchLabel => _service is null ? "Search services" : _action is null ? "Search actions" : "Search resources";

    private string Title => _action is null ? _service!.Name : $"{_action.Name} action in {_service!.Name}";

    private string EffectText => _service!.Effect is PolicyEffect.Deny ? "Explicit deny" : "Allow";

    private string EffectClass => _service!.Effect is PolicyEffect.Deny ? "effect effect-deny" : "effect effect-allow";

    private int RemainingCount => _service is null ? _summary.Remaining.Count : _action is null ? _service.Detail.Remaining.Count : 0;

    private List<CatalogService> RemainingServices =>
        _showsRemaining ? [.. _summary.Remaining.Where(service => Matches(service.Name, service.Prefix))] : [];

    private List<SummaryServiceGroup> Groups =>
    [
        .. new[]
        {
            Group("Uncategorized services", $"Uncategorized services ({_summary.Uncategorized.Count})", _summary.Uncategorized),
            Group("Explicit deny", $"Explicit deny ({_summary.ExplicitDeny.Count} of {_summary.ServiceCount} services)", _summary.ExplicitDeny),
            Group("Allow", $"Allow ({_summary.Allow.Count} of {_summary.ServiceCount} services)", _summary.Allow),
        }.Where(group => group.Rows.Count > 0),
    ];

    protected override void OnInitialized()
    {
        _showsJson = StartsWithJson;
        if (UrlState)
        {
            Navigation.LocationChanged += OnLocationChanged;
        }
    }

    protected override void OnParametersSet()
    {
        if (_summarised is not null && _summarised.SequenceEqual(Policies) && _summarisedFor == (AccountId, Boundary))
        {
            return;
        }

        (_summarised, _summarisedFor) = (Policies, (AccountId, Boundary));
        _summary = Summarise();
        (_service, _action) = UrlState ? PolicySummaryPlace.In(_summary, Navigation.Uri) : new PolicySummaryPlace(null, null);
        (_search, _showsRemaining) = ("", false);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_movesFocus)
        {
            _movesFocus = false;
            await Browser.FocusAsync(_heading);
        }
    }

    private static string Pressed(bool pressed) => pressed ? "true" : "false";

    private PolicySummary Summarise()
    {
        if (Policies is [var only] && !ShowSources)
        {
            return PolicySummarizer.Summarize(only.Json, AccountId);
        }

        return PolicySummarizer.Summarize(
            Policies
                .Select(policy => (policy.Name, PolicyParser.Parse(policy.Json, PolicyKind.Identity).Document))
                .Where(policy => policy.Document is not null)
                .Select(policy => new NamedPolicy(policy.Name, policy.Document!)),
            AccountId,
            Boundary is null ? null : PolicyParser.Parse(Boundary.Json, PolicyKind.Identity).Document);
    }

    private void Open(ServiceSummary service) => GoTo(new PolicySummaryPlace(service, null));

    private void Open(ActionSummary action) => GoTo(new PolicySummaryPlace(_service, action));

    private void Back() => GoTo(new PolicySummaryPlace(_action is null ? null : _service, null));

    private void GoTo(PolicySummaryPlace place)
    {
        if (UrlState)
        {
            Navigation.NavigateTo(place.AddressOn(Navigation.Uri));
        }
        else
        {
            Arrive(place);
        }
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e)
    {
        var place = PolicySummaryPlace.In(_summary, e.Location);
        if (place != new PolicySummaryPlace(_service, _action))
        {
            Arrive(place);
            _ = InvokeAsync(StateHasChanged);
        }
    }

    private void Arrive(PolicySummaryPlace place)
    {
        (_service, _action) = place;
        (_search, _showsRemaining) = ("", false);
        _movesFocus = _service is not null;
    }

    private SummaryServiceGroup Group(string title, string heading, IReadOnlyList<ServiceSummary> rows) =>
        new(title, heading, [.. rows.Where(row => Matches(row.Name, row.Prefix))]);

    private bool Matches(string name, string prefix) =>
        name.Contains(_search.Trim(), StringComparison.OrdinalIgnoreCase) || prefix.Contains(_search.Trim(), StringComparison.OrdinalIgnoreCase);

    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;
}
