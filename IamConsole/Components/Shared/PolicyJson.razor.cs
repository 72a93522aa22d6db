using IamConsole.Core.PolicyLanguage;
using Microsoft.AspNetCore.Components;

namespace IamConsole.Components.Shared;

public sealed partial class PolicyJson
{
    private (string Json, string? Statement, string? Clause)? _shown;
    private string _text = "";
    private IReadOnlyList<IReadOnlyList<JsonToken>> _lines = [];
    private TextSpan? _statement;
    private int _pointedAt = -1;
    private ElementReference _pointedLine;
    private bool _scrolls;

    [Inject]
    public required Browser Browser { get; init; }

    /// <summary>The document; one without line breaks is shown with them.</summary>
    [Parameter, EditorRequired]
    public string Json { get; set; } = "";

    /// <summary>For screen readers: 'ReadOnlyAccess'.</summary>
    [Parameter]
    public string Name { get; set; } = "the policy";

    /// <summary>The way to a statement whose lines are set off, such as <c>Statement[0]</c>; it is scrolled to.</summary>
    [Parameter]
    public string? StatementPath { get; set; }

    /// <summary>The way to a clause that is pointed out, such as <c>Statement[0].Action</c>; it is scrolled to.</summary>
    [Parameter]
    public string? ClausePath { get; set; }

    protected override void OnParametersSet()
    {
        if (_shown == (Json, StatementPath, ClausePath))
        {
            return;
        }

        _shown = (Json, StatementPath, ClausePath);
        _text = JsonHighlighter.Readable(Json);
        _statement = Place(StatementPath);
        var clause = Place(ClausePath);
        _lines = JsonHighlighter.Lines(_text, clause);
        _pointedAt = (clause ?? _statement)?.Start.Line - 1 ?? -1;
        _scrolls = _pointedAt >= 0;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_scrolls)
        {
            _scrolls = false;
            await Browser.ShowLineAsync(_pointedLine);
        }
    }

    private TextSpan? Place(string? path) => path is null ? null : JsonPlaces.Find(_text, path);

    private string LineClass(int index) =>
        _statement is { } statement && index >= statement.Start.Line - 1 && index < statement.End.Line ? "json-line json-line-lit" : "json-line";

    private static string? ClassOf(JsonTokenKind kind) => kind switch
    {
        JsonTokenKind.Plain => null,
        JsonTokenKind.Name => "json-name",
        JsonTokenKind.String => "json-string",
        JsonTokenKind.Number => "json-number",
        _ => "json-literal",
    };
}
